"""The record as it is read: pages that gather what the chapters keep, for whoever may see it."""
