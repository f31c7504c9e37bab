"""stub"""
from licet.label.model import Labelling
def label(text, reading):
    return Labelling("unknown", ())
