-- Draws annotations on copies in turn. The file named by the variable COPIES has a line a copy: path, lock token, access token.
local requests = {}
local threads = 0
local at = 0

function setup(thread)
  thread:set("first", threads)
  threads = threads + 1
end

function init()
  for line in io.lines(os.getenv("COPIES")) do
    local path, lock, access = line:match("(%S+) (%S+) (%S+)")
    local headers = { ["Content-Type"] = "application/json", ["Lock-Token"] = lock, ["Authorization"] = "Bearer " .. access }
    local body = '{"page_index":0,"x":0.1,"y":0.25,"w":0.3,"h":0.05,"type":"COMMENT","content":"Hypothèse oubliée : f est continue"}'
    requests[#requests + 1] = wrk.format("POST", path, headers, body)
  end
  at = math.floor(#requests / 2) * first
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local refused = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("MEASURED %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), refused))
end
