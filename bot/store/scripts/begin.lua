-- The next message of a conversation for the worker that holds its lock, with how often it was begun.
-- KEYS: about inbox answers transcript events slots buttons outbox attempts lock
-- ARGV: lock token, retention seconds
-- Returns {"lost"} | {"empty"} | {"entry", entry id, entry JSON, attempt number}
if redis.call('GET', KEYS[10]) ~= ARGV[1] then return {'lost'} end
local waiting = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)
if #waiting == 0 then return {'empty'} end
local id = waiting[1][1]
local attempt = redis.call('HINCRBY', KEYS[9], id, 1)
redis.call('EXPIRE', KEYS[9], ARGV[2])
return {'entry', id, waiting[1][2][2], attempt}
