-- Appends a line that was chained to the head that the writer saw, so that writers never fork the chain.
-- KEYS: lines, head. ARGV: head seen, line, new head. Returns false when appended, else the head as it is now.
local head = redis.call('GET', KEYS[2]) or ''
if head ~= ARGV[1] then
  return head
end
redis.call('RPUSH', KEYS[1], ARGV[2])
redis.call('SET', KEYS[2], ARGV[3])
return false
