-- Admits one attempt to verify a notice, or refuses it; counts all that it costs at once, so that parallel
-- attempts cannot pass a limit together. What it counted as an error is given back by refund.lua after a hit.
-- KEYS: counters. ARGV: for each counter: limit, seconds until it expires.
-- Returns the place of the first counter that is full, 0 when admitted.
for place = 1, #KEYS do
  local count = tonumber(redis.call('GET', KEYS[place]) or '0')
  if count >= tonumber(ARGV[2 * place - 1]) then
    return place
  end
end
for place = 1, #KEYS do
  if redis.call('INCR', KEYS[place]) == 1 then
    redis.call('EXPIRE', KEYS[place], ARGV[2 * place])
  end
end
return 0
