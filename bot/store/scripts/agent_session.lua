-- Opens a session for somebody whose password and code are right, unless the account was changed or the code was
-- used meanwhile; gives back the errors.
-- KEYS: account, session. ARGV: epoch that was checked, time step of the code ('' = none), today, hash to keep
-- instead ('' = none), name, end of the session (seconds), idle milliseconds.
-- Returns 1, or 0 when refused.
local account = redis.call('HMGET', KEYS[1], 'epoch', 'disabled', 'last_step')
if account[1] ~= ARGV[1] or account[2] == '1' then
  return 0
end
if ARGV[2] ~= '' then
  if tonumber(ARGV[2]) <= tonumber(account[3] or '0') then
    return 0
  end
  redis.call('HSET', KEYS[1], 'last_step', ARGV[2])
end
if ARGV[4] ~= '' then
  redis.call('HSET', KEYS[1], 'password', ARGV[4])
end
redis.call('HSET', KEYS[1], 'errors', 0, 'last_sign_in', ARGV[3])
redis.call('HSET', KEYS[2], 'name', ARGV[5], 'epoch', ARGV[1], 'ends', ARGV[6])
redis.call('PEXPIRE', KEYS[2], ARGV[7])
return 1
