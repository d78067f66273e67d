-- Hands out conversations whose answers are due; until the lease is over nobody else gets them.
-- KEYS: due
-- ARGV: now, end of the lease (both unix milliseconds), how many
-- Returns conversation ids, the one that waits longest first.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, conversation in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], conversation) end
return due
