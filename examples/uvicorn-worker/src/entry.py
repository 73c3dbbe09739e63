import httpx
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        async with httpx.AsyncClient() as client:
            upstream = await client.get(self.env.UPSTREAM)
        return Response(upstream.text, status=upstream.status_code)
