from fastapi import FastAPI
from litellm import acompletion
from workers import WorkerEntrypoint

app = FastAPI()


@app.get("/ask")
async def ask(question: str) -> str:
    answer = await acompletion(model="gpt-4o-mini", messages=[{"role": "user", "content": question}])
    return answer.choices[0].message.content


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        import asgi

        return await asgi.fetch(app, request, self.env)
