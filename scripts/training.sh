#!/bin/sh
# Makes the weights that ship, from the benches and the packaged backbone. BENCH names the folder of the benches.
# Each stage goes on from its checkpoint when it was stopped; remove training/build to begin anew.
set -eu
cd "$(dirname "$0")/.."
bench=${BENCH:?name the folder of the benches: make training BENCH=path}
venv=.venv-training
build=training/build
if [ ! -x $venv/bin/python ]; then
    echo "palabre: making $venv (PyTorch: about a gigabyte) ..."
    "${PYTHON:-python3}" -m venv $venv
    $venv/bin/python -m pip install -qq --disable-pip-version-check --upgrade "pip>=25.1"
    $venv/bin/python -m pip install -qq --disable-pip-version-check --editable . --group training
fi
run() { echo "palabre: $*"; $venv/bin/python -m "$@"; }

if [ ! -e $build/backbone/body.npz ]; then
    run training.backbone --out $build/backbone --texts \
        "$bench/attribution/train/input.jsonl" "$bench/event_places/train/input.jsonl" \
        "$bench/relations/train/input.jsonl" "$bench/stance/seesaw/input.jsonl" "$bench/stance/xstance_fr/input.jsonl" \
        src/palabre/resolve/data/*.jsonl
fi
own="training/data/statements.en.txt:en:2 training/data/statements.fr.txt:fr:2 training/data/statements-more.fr.txt:fr:2"
statements="training.statements --bench $bench --backbone $build/backbone --size 8 --sentences --own $own"
# All of the width first, then two thirds of it; the last stages, each from its own order of what is learned from, are
# averaged. Of the backbone's first six layers the second is the one that is missed least.
# shellcheck disable=SC2086  # the options are words
run $statements --layers 0,2,3,4,5 --out $build/statements-1 --epochs 4 --rate 2e-4
narrow="--layers 5 --heads 8 --inner 1024"
# shellcheck disable=SC2086
run $statements $narrow --out $build/statements-2 --epochs 3 --rate 1.3e-4 --relations 5 --start $build/statements-1/weights.pt
# shellcheck disable=SC2086
run $statements $narrow --out $build/statements-3 --epochs 1 --rate 8e-5 --seed 11 --relations 6 \
    --start $build/statements-2/weights.pt
# shellcheck disable=SC2086
run $statements $narrow --out $build/statements-4 --epochs 1 --rate 8e-5 --seed 13 --relations 5 \
    --start $build/statements-3/weights.pt
# shellcheck disable=SC2086
run $statements $narrow --out $build/statements-4 --mean $build/statements-3/weights.pt $build/statements-2/weights.pt --ship
run training.stance --bench "$bench" --backbone $build/backbone --out $build/stance
run training.places --bench "$bench"
run training.incidents --bench "$bench"
run training.unsaid --bench "$bench"
run training.homeland --bench "$bench"
run training.calibration --bench "$bench"
