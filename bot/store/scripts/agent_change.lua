-- Changes fields of an account that exists; optionally ends all its sessions.
-- KEYS: account. ARGV: 1 = end the sessions, then field and value in turn. Returns 0 when there is none.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
if ARGV[1] == '1' then
  redis.call('HINCRBY', KEYS[1], 'epoch', 1)
end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return 1
