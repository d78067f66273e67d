-- After a delivery: nothing is left, or it is looked at again later; whatever was announced meanwhile stays due.
-- KEYS: due
-- ARGV: conversation id, end of the lease, when to look again in unix milliseconds ("" = never)
if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '-1') ~= tonumber(ARGV[2]) then return end
if ARGV[3] == '' then redis.call('ZREM', KEYS[1], ARGV[1]) else redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1]) end
