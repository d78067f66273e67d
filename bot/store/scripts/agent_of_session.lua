-- Who a session belongs to, as the account is now: a raised epoch or a disabled account ends the session.
-- KEYS: session. ARGV: start of the account keys (same hash tag), now (seconds), idle milliseconds, 1 = counts as
-- activity.
-- Returns name, role and end of the session, or nothing.
local session = redis.call('HMGET', KEYS[1], 'name', 'epoch', 'ends')
if not session[1] then
  return {}
end
local account = redis.call('HMGET', ARGV[1] .. session[1], 'epoch', 'disabled', 'role')
local left = (tonumber(session[3]) - tonumber(ARGV[2])) * 1000
if account[1] ~= session[2] or account[2] == '1' or left < 1 then
  redis.call('DEL', KEYS[1])
  return {}
end
if ARGV[4] == '1' then
  redis.call('PEXPIRE', KEYS[1], math.floor(math.min(left, tonumber(ARGV[3]))))
end
return {session[1], account[3], session[3]}
