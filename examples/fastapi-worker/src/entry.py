from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment
from workers import WorkerEntrypoint

app = FastAPI()
page = Environment(autoescape=True).from_string("<h1>Hello, {{ name }}</h1>")


@app.get("/{name}", response_class=HTMLResponse)
async def greet(name: str) -> str:
    return page.render(name=name)


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        import asgi

        return await asgi.fetch(app, request, self.env)
