#!/usr/bin/env python3
"""How fast clean text passes `redial lint`, beside ftfy and beside iconv reading it; and, with --vectors, what ftfy finds.

    python3 Benchmarks/unicode/compare.py --redial .build/release/redial [--vectors unicode.jsonl]

Needs ftfy (`pip install ftfy`) and iconv(1). Every figure is the best of three, in MB of input a second; redial and iconv are
whole processes that read a file, ftfy is called in memory, line by line, on the first megabyte.
"""
import argparse
import json
import os
import subprocess
import tempfile
import time
import unicodedata

SENTENCES = {
    "ascii": "Lunch at noon; the agenda is on the intranet, and room 4 has been booked for all of us (second floor).",
    "links": "See https://intra.example/menu?day=1&week=2&room=4&floor=2&view=all&sort=up&page=3 or /map?a=b&c=d&e=f.",
    "de": "Schöne Grüße aus Köln – bis morgen früh! Die Übergabe der Schlüssel übernimmt der Hausmeister, natürlich.",
    "fr": "L’été à Genève, déjà prévu depuis Noël ; « c’est naïf », répéta l’élève, où êtes-vous passés hier soir ?",
    "ru": "Завтра обедаем в новом кафе за углом, приходите вовремя и захватите с собой отчёт за прошлый месяц.",
    "ja": "明日の昼食は新しい店で。会議室は三階です。資料を印刷して、十時までに持ってきてください。よろしくお願いします。",
}


def text(name, megabytes):
    lines, size, number = [], 0, 0
    while size < megabytes << 20:
        line = f"{number % 97} {SENTENCES[name]}\r\n".encode()
        lines.append(line)
        size += len(line)
        number += 1
    return b"".join(lines)


def best(action):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def speed(redial, megabytes):
    import ftfy
    print(f"{'MB/s':8} {'redial lint':>12} {'iconv':>8} {'ftfy fix_encoding':>18} {'ftfy is_bad':>12}")
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.eml")
        head = b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        open(empty, "wb").write(head)
        lint = lambda path: subprocess.run([redial, "lint", "--quiet", "--exit-code", path], check=True)
        start = best(lambda: lint(empty))
        for name in SENTENCES:
            body = text(name, megabytes)
            path = os.path.join(folder, "mail.eml")
            open(path, "wb").write(head + body)
            own = len(body) / (best(lambda: lint(path)) - start) / 1e6
            read = lambda: subprocess.run(["iconv", "-f", "utf-8", "-t", "utf-16le", path], stdout=subprocess.DEVNULL, check=True)
            other = len(body) / best(read) / 1e6
            sample = body[:1 << 20].decode("utf-8", "ignore").splitlines()
            size = sum(len(line.encode()) for line in sample)
            fix = size / best(lambda: [ftfy.fix_encoding(line) for line in sample]) / 1e6
            bad = size / best(lambda: [ftfy.badness.is_bad(line) for line in sample]) / 1e6
            print(f"{name:8} {own:12.0f} {other:8.0f} {fix:18.1f} {bad:12.1f}", flush=True)


def decoded(vector):
    """What ftfy is given: the text of the container, decoded strictly by its label; None where that fails."""
    data, context = bytes.fromhex(vector["bytes"]), vector["context"]
    if context in ("ics-raw", "ics-text"):
        data = data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"")
    if context == "header":
        from email.header import decode_header, make_header
        try:
            return str(make_header(decode_header(data.decode("utf-8").replace("\r\n", "").partition(":")[2].strip())))
        except Exception:
            return None
    try:
        return data.decode(vector["charset"] or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return None


def vectors(path):
    import ftfy
    clean = changed = restyled = positive = flagged = wanted = exact = 0
    mojibake = {"U103", "U104", "U105"}
    asked = right = 0
    for line in open(path, encoding="utf-8"):
        vector = json.loads(line)
        source = decoded(vector)
        fixed = None if source is None else ftfy.fix_encoding(source)
        if not vector["codes"]:
            clean += 1
            changed += source is not None and fixed != source
            restyled += source is not None and unicodedata.normalize("NFC", source) != ftfy.fix_text(source)
            continue
        positive += 1
        flagged += source is not None and fixed != source
        if vector["repair"] is not None:
            goal = bytes.fromhex(vector["repair"]).decode("utf-8")
            hit = fixed is not None and (fixed == goal or fixed.partition(":")[2] == goal)
            wanted += 1
            exact += hit
            if mojibake & set(vector["codes"]):
                asked += 1
                right += hit
    print(f"ftfy {ftfy.__version__} on {path}:")
    print(f"  clean cases changed by fix_encoding {changed} of {clean}, by fix_text {restyled} of {clean}")
    print(f"  damaged cases changed at all {flagged} of {positive}; certain repairs exact {exact} of {wanted}")
    print(f"  of these U103-U105 {right} of {asked}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--redial", default=".build/release/redial")
    parser.add_argument("--megabytes", type=int, default=64)
    parser.add_argument("--vectors")
    options = parser.parse_args()
    speed(options.redial, options.megabytes)
    if options.vectors:
        vectors(options.vectors)


if __name__ == "__main__":
    main()
