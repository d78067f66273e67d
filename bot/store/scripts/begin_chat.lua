-- The conversation of a sender from now on: of several begun at once, the first.
-- KEYS: sender. ARGV: conversation id, the one that is no more ("" = there was none), retention seconds
-- Returns the id of the conversation that goes on.
local known = redis.call('GET', KEYS[1])
if known and known ~= ARGV[2] then return known end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[3])
return ARGV[1]
