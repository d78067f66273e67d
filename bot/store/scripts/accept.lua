-- Acknowledges one message: the answer hash remembers its id, so a repeat is done once.
-- KEYS: about inbox answers transcript events slots buttons outbox attempts
-- ARGV: message_id, retention seconds, inbox entry JSON ("" = nothing for the worker),
--       transcript entries JSON array, answer JSON ("" = a worker will answer), buttons JSON object,
--       about fields JSON object, most messages that may wait, channel to publish on, conversation id
-- Returns {"unknown"} | {"repeat", answer or ""} | {"full"} | {"accepted"}
if redis.call('EXISTS', KEYS[1]) == 0 then return {'unknown'} end
local known = redis.call('HGET', KEYS[3], ARGV[1])
if known then return {'repeat', known} end
if ARGV[3] ~= '' and redis.call('XLEN', KEYS[2]) >= tonumber(ARGV[8]) then return {'full'} end

redis.call('HSET', KEYS[3], ARGV[1], ARGV[5])
for _, message in ipairs(cjson.decode(ARGV[4])) do redis.call('RPUSH', KEYS[4], message) end
for payload, meaning in pairs(cjson.decode(ARGV[6])) do redis.call('HSET', KEYS[7], payload, meaning) end
for field, value in pairs(cjson.decode(ARGV[7])) do redis.call('HSET', KEYS[1], field, value) end
if ARGV[3] ~= '' then redis.call('XADD', KEYS[2], '*', 'entry', ARGV[3]) end
if ARGV[5] ~= '' then
  redis.call('XADD', KEYS[8], 'MAXLEN', '~', 100, '*', 'message_id', ARGV[1])
  redis.call('PUBLISH', ARGV[9], ARGV[10])
end
for i = 1, 9 do redis.call('EXPIRE', KEYS[i], ARGV[2]) end
return {'accepted'}
