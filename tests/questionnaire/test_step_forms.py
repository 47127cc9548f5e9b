"""The step forms, built once for the window."""

from diagnostic.questionnaire import steps


def test_what_was_built_of_a_form_is_what_is_made_of_it_now(tmp_path):
    built, forms = tmp_path / "xforms", tmp_path / "forms"
    steps.build(built)
    path = steps._form_of_step(4)
    assert steps._built(path, built) == steps._xform(path)
    forms.mkdir()
    changed = forms / path.name
    changed.write_text(path.read_text(encoding="utf-8").replace("| note |", "| note  |", 1) + "\n", encoding="utf-8")
    assert steps._built(changed, built) is None
    (built / f"{path.stem}.json").write_text("{", encoding="utf-8")
    assert steps._built(path, built) is None
