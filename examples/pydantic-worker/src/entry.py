from fastapi import FastAPI
from pydantic import BaseModel
from workers import WorkerEntrypoint

app = FastAPI()


class Order(BaseModel):
    article: str
    amount: int = 1


@app.post("/orders")
async def create_order(order: Order) -> Order:
    return order


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        import asgi

        return await asgi.fetch(app, request, self.env)
