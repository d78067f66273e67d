-- Takes back what an attempt was counted for, where the counter still exists; its expiry stays.
for _, key in ipairs(KEYS) do
  if redis.call('EXISTS', key) == 1 then
    redis.call('DECR', key)
  end
end
return 0
