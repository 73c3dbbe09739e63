from langchain_cloudflare import ChatCloudflareWorkersAI
from langchain_core.prompts import PromptTemplate
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        prompt = PromptTemplate.from_template("Say hello in {language}.")
        chain = prompt | ChatCloudflareWorkersAI(binding=self.env.AI)
        answer = await chain.ainvoke({"language": "Japanese"})
        return Response(answer.content)
