-- Writes or removes one entry of the desk's index, unless a later state of the conversation stands there already.
-- KEYS: index (hash: conversation id → JSON with "version", "state", "asked_at"), those that wait (sorted set)
-- ARGV: conversation id, version, entry JSON ("" = remove), "1" when any entry that stands there is to stay,
--       seconds until what nobody touches is gone
-- Returns 1 when it changed something.
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known and ARGV[4] == '1' then return 0 end
if known and cjson.decode(known).version > tonumber(ARGV[2]) then return 0 end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[2], ARGV[1])
  return redis.call('HDEL', KEYS[1], ARGV[1])
end
local entry = cjson.decode(ARGV[3])
if entry.state == 'waiting' then
  redis.call('ZADD', KEYS[2], entry.asked_at, ARGV[1])
else
  redis.call('ZREM', KEYS[2], ARGV[1])
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, ARGV[5]) end
return 1
