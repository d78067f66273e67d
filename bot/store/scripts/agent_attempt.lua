-- Counts an attempt to sign in as an error before anything is checked, so that parallel attempts cannot pass the
-- limit together; agent_session.lua gives it back. A name that nobody has is counted alike.
-- KEYS: account, counter of an unknown name. ARGV: limit, seconds that an unknown name is remembered.
-- Returns the number of this error (0 when locked), then the account's fields.
local limit = tonumber(ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 1 then
  if tonumber(redis.call('HGET', KEYS[1], 'errors') or '0') >= limit then
    return {0}
  end
  return {redis.call('HINCRBY', KEYS[1], 'errors', 1), unpack(redis.call('HGETALL', KEYS[1]))}
end
if tonumber(redis.call('GET', KEYS[2]) or '0') >= limit then
  return {0}
end
local count = redis.call('INCR', KEYS[2])
if count == 1 then
  redis.call('EXPIRE', KEYS[2], ARGV[2])
end
return {count}
