-- Lets somebody in whom the organisation's own sign-in vouches for: creates the account the first time, sets the role
-- each time. A name that another person or a password account has is refused.
-- KEYS: account, names. ARGV: name, subject, role.
-- Returns the account's epoch, or '' when refused.
if redis.call('EXISTS', KEYS[1]) == 1 then
  local account = redis.call('HMGET', KEYS[1], 'subject', 'disabled')
  if account[1] ~= ARGV[2] or account[2] == '1' then
    return ''
  end
else
  redis.call('HSET', KEYS[1], 'name', ARGV[1], 'subject', ARGV[2], 'password', '', 'secret', '', 'disabled', 0,
    'epoch', 1, 'last_step', 0, 'errors', 0, 'last_sign_in', '')
  redis.call('SADD', KEYS[2], ARGV[1])
end
redis.call('HSET', KEYS[1], 'role', ARGV[3])
return redis.call('HGET', KEYS[1], 'epoch')
