import numpy
import pydantic

print(numpy.__version__, pydantic.VERSION)
