"""An invented piece of the web on the loopback interface, so that a demo and a test run the real network path.

`fixtures/world/` holds its sites, the answers of public services about its companies, and `world.toml`, which says
who answers what and who misbehaves. The server knows nothing else: no company, no trap and no service is named in
this code. It never leaves the loopback interface and reads no file outside the folder it is given.

A client sends every request to `World.origin`, with the `Host` header of the address it means and, in
`X-Forwarded-Proto`, the scheme it means. A host that does not exist in the world is answered with 502 and
`X-World: no such host`, which the client's transport should treat as a name that does not resolve.
"""

from enrich.app.world.plan import read_plan
from enrich.app.world.server import World, play_world, serve_world, world_folder

__all__ = ["World", "play_world", "read_plan", "serve_world", "world_folder"]
