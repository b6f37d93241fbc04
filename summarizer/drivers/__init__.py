"""Running the pipeline: one after another, in asyncio, or watched while answers arrive."""
