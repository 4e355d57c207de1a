#!/bin/sh
# The commands as a user runs them: exit codes, bad input, full disks, stops, and equal bytes.
# usage: commands.sh STIMMUNG
set -u
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
count=0

# fails WHY: note a failure
fails() {
    echo "commands: $1" >&2
    failed=$((failed + 1))
}

# expect CODE WHY COMMAND...: run it with its output in the files out and err
expect() {
    want=$1
    why=$2
    shift 2
    count=$((count + 1))
    "$@" >out 2>err </dev/null
    got=$?
    [ "$got" = "$want" ] || fails "$why: exit code $got, not $want: $(head -n 1 err)"
}

# says FILE TEXT: the last command wrote it
says() {
    count=$((count + 1))
    grep -qF -- "$2" "$1" || fails "$why: no '$2' in $1: $(head -n 2 "$1")"
}

# lines FILE N
lines() {
    count=$((count + 1))
    [ "$(wc -l <"$1")" -eq "$2" ] || fails "$why: $(wc -l <"$1") lines in $1, not $2"
}

# same FILE FILE
same() {
    count=$((count + 1))
    cmp -s "$1" "$2" || fails "$why: $1 and $2 differ"
}

cat >one.txt <<'EOF'
SAP hebt Prognose an

Der Softwarekonzern SAP hat seine Prognose angehoben. Die Aktie stieg um 3,2 Prozent.
EOF
echo 'Die Aktie von BASF fiel um 2 Prozent.' >two.txt
printf '' >empty.txt
head -c 2000 /dev/zero >binary.dat
printf '%s\n' '{"id": "a", "text": "Die Aktie von BASF fiel um 2 Prozent."}' 'no json' '{"id": "b"}' \
    '{"id": "c", "text": "Der Dax stieg."}' >four.jsonl

# arguments
expect 2 'no command' "$program"
expect 2 'unknown command' "$program" scroe one.txt
says err "did you mean 'score'"
expect 2 'unknown option' "$program" score --fromat json one.txt
says err "did you mean '--format'"
expect 2 'unknown format' "$program" score --format xml one.txt
says err 'text, json, jsonl'
lines err 1
expect 2 'no input' "$program" score
expect 2 'no store' "$program" batch one.txt
expect 2 'no store to export' "$program" export
expect 2 'bad date' "$program" export --db x.db --from 18.05.2025
expect 2 'bad jobs' "$program" batch --db x.db --jobs 0 one.txt
expect 2 'a form that can not be read' "$program" score --input rss one.txt
expect 2 'lint of one thing at a time' "$program" lexicon lint --lexicons nowhere lexicons
says err "not both"
expect 2 'stats of nothing else' "$program" lexicon stats nowhere
expect 3 'a store without a name' "$program" score --db '' one.txt
says err 'no name of a file'
expect 0 'version' "$program" --version
lines out 1
expect 0 'help' "$program" help
for command in score batch export eval; do
    says out "$command"
    expect 0 "help $command" "$program" help "$command"
    cp out help.txt
    expect 0 "$command --help" "$program" "$command" --help
    same out help.txt
    expect 0 'help' "$program" help
done

# unknown words
mkdir corpus
printf 'Der Konzern verglurpst die Flumpferei. Die Flumpferei ist glurpig. Er verglurpst die Schnurzprognose.\n' >corpus/a.txt
printf 'Die Flumpferei und die Schnurzprognose werden verglurpst, die Flumpferei mehrt sich.\n' >corpus/b.txt
expect 0 'the unknown words of a corpus' "$program" lexicon unknown corpus
lines out 4
sed -n 2p out >first.out
expect 0 'the most frequent first' grep -P '^4\t2\tnoun\tFlumpferei\t\tDer Konzern verglurpst' first.out
expect 0 'all of them' "$program" lexicon unknown --least 1 corpus
lines out 5
cp out all.out
expect 0 'a verb' grep -P '^3\t2\tverb\tverglurpst\t\t' all.out
expect 0 'a compound with its head' grep -P '^2\t2\tcompound\tSchnurzprognose\tprognose\t' all.out
expect 0 'an adjective' grep -P '^1\t1\tadjective\tglurpig\t\t' all.out
expect 2 'no corpus' "$program" lexicon unknown
rm -r corpus

# rules
expect 0 'the rules' "$program" score --rules
says out 'negation.quantity'
expect 3 'scores without a family of rules are not stored' env STIMMUNG_WITHOUT=idioms "$program" score --db x.db one.txt
says err 'STIMMUNG_WITHOUT is set'
expect 3 'nor by a batch' env STIMMUNG_WITHOUT=idioms "$program" batch --db x.db one.txt
expect 3 'an unknown family' env STIMMUNG_WITHOUT=nothing "$program" score one.txt
says err "no family of rules: 'nothing'"

# a user's own words
mkdir -p own/nouns empty
printf 'Prognose\t-\t-\tremove\n' >own/nouns/mine.tsv
expect 0 'scores with nothing over the lexicon' "$program" score --format jsonl --lexicons empty one.txt
cp out empty.out
expect 0 'scores without' "$program" score --format jsonl one.txt
same out empty.out
expect 0 'scores with own words' "$program" score --format jsonl --lexicons own one.txt
cmp -s out empty.out && fails 'own words change the hash of the lexicon'
expect 0 'a look at own words' "$program" lexicon show --lexicons own Prognose
cp out show.out
expect 0 'a check of own words' "$program" lexicon lint --lexicons own
printf 'Ziel\tm\t-e\tpolar\tbad\n' >own/nouns/wrong.tsv
expect 3 'wrong words are told before anything is scored' "$program" score --lexicons own one.txt
says err 'own/nouns/wrong.tsv:1: column 5'
lines out 0
expect 1 'the lint finds them' "$program" lexicon lint --lexicons own
says out 'own/nouns/wrong.tsv:1: error'
expect 3 'a folder that is not there' "$program" batch --db none.db --lexicons nowhere one.txt
says err 'nowhere: '

# the user's own companies
printf 'OWN\tXETR\t-\t-\tWidgetwerke\t-\tWidgetbauer\t-\nSAP\tremove\n' >own.tsv
printf 'OWN\tXETR\tDE0007164601\t-\tWidgetwerke\n' >wrong.tsv
printf 'Die Aktie von SAP fiel, die Widgetwerke legten zu.\n' >widget.txt
expect 0 'scores with own companies' "$program" score --format jsonl --companies own.tsv widget.txt
says out '"ticker":"OWN"'
grep -q '"ticker":"SAP"' out && fails 'a company that was taken out is linked'
expect 3 'wrong companies are told before anything is scored' "$program" score --companies wrong.tsv widget.txt
says err 'wrong.tsv:1: this ISIN'
expect 0 'a batch with own companies' "$program" batch --db own.db --companies own.tsv widget.txt
expect 0 'a name finds a company' "$program" companies find VW
says out 'DE0007664039'
expect 0 'a shared symbol finds all' "$program" companies find --format jsonl TGT
says out '"ticker":"TGT.US"'
says out '"by":"symbol"'
expect 0 'own companies are found' "$program" companies find --companies own.tsv Widgetwerke
expect 1 'nothing is found' "$program" companies find Xyzzyxy
expect 2 'find of nothing' "$program" companies find
expect 2 'an option of find' "$program" companies lint --format json
expect 1 'the lint of own companies' "$program" companies lint wrong.tsv
says out 'wrong.tsv:1: error: the check digit'
expect 0 'own companies without fault' "$program" companies lint own.tsv
expect 3 'a file that is not there' "$program" companies lint nowhere.tsv
rm -r own empty

# score
expect 0 'one article to read' "$program" score one.txt
says out 'Article'
expect 0 'one article as JSON' "$program" score --format json one.txt
says out '"schema": "stimmung.article/1"'
expect 0 'JSON lines' "$program" score --input jsonl --format jsonl four.jsonl
lines out 4
says out '"error":{"line":2,'
says out '"error":{"line":3,'
says err '2 of 4 inputs rejected'
expect 1 'JSON lines, strictly' "$program" score --input jsonl --format jsonl --strict four.jsonl
lines out 4
expect 0 'two files' "$program" score --format jsonl --summary one.txt one.txt
lines out 2
for file in empty.txt binary.dat; do
    expect 0 "$file" "$program" score "$file" one.txt
    says err "$file"
    says out 'Article'
    expect 1 "$file, strictly" "$program" score --strict "$file" one.txt
done
expect 3 'no such file' "$program" score nowhere.txt one.txt
says err 'nowhere.txt'
says out 'Article'
count=$((count + 1))
"$program" score one.txt >/dev/full 2>err
[ $? = 3 ] || fails 'full disk: exit code is not 3'
why='full disk'
says err 'No space left'
"$program" export --db nowhere.db >/dev/full 2>err
[ $? = 3 ] || fails 'no store: exit code is not 3'
"$program" help >/dev/full 2>err
[ $? = 3 ] || fails 'help on a full disk: exit code is not 3'
expect 0 'no colours in a file' "$program" score --color=auto one.txt
grep -q "$(printf '\033')" out && fails 'colours in a file'
expect 0 'colours where they are asked for' env NO_COLOR=1 "$program" score --color=always one.txt
grep -q "$(printf '\033')" out || fails 'no colours where they are asked for'

# compressed and packed
gzip -c four.jsonl >four.jsonl.gz
expect 0 'gzip' "$program" score --format jsonl four.jsonl.gz
lines out 4
says out '"id":"a"'
says out '"message":"four.jsonl.gz:2: '
mkdir -p packed/inner
cp one.txt packed/eins.txt
cp four.jsonl.gz packed/inner/
ln -s .. packed/inner/loop
mkfifo packed/pipe
tar czf packed.tar.gz packed
expect 0 'tar.gz' "$program" score --format jsonl packed.tar.gz
lines out 5
says out '"id":"packed.tar.gz!packed/eins.txt"'
says out 'packed.tar.gz!packed/inner/four.jsonl.gz:3: '
"$program" score --format jsonl - <packed.tar.gz >out 2>err
why='tar.gz from standard input'
lines out 5
says out '"id":"-!packed/eins.txt"'
says out 'standard input!packed/inner/four.jsonl.gz:3: '
head -c 60 four.jsonl.gz >cut.jsonl.gz
expect 0 'a gzip that breaks off' "$program" score --format jsonl cut.jsonl.gz one.txt
says out '"code":"damaged","message":"cut.jsonl.gz: damaged gzip data: it breaks off"'
says out 'SAP'
expect 0 'a batch of them' "$program" batch --db packed.db packed.tar.gz cut.jsonl.gz
says err 'rejected as damaged: 1'
expect 0 'again' "$program" batch --db packed.db packed.tar.gz
says err '0 articles scored'
expect 2 'no such bound' "$program" score --max-article 2000 one.txt
expect 2 'no such ratio' "$program" score --max-ratio 0 one.txt
head -c 3000000 /dev/zero | tr '\0' 'x' >long.txt
expect 0 'an article that is too long' "$program" score --max-article 1 --format jsonl long.txt one.txt
says out '"code":"too_long"'
says out 'SAP'

# fields of other names
echo '{"nr": "m1", "body": "Die Aktie von BASF fiel um 2 Prozent.", "meta": {"date": "2025-05-18"}}' >foreign.jsonl
expect 0 'a map' "$program" score --format jsonl --map id=nr,text=body,published=meta.date foreign.jsonl
says out '"id":"m1"'
says out '"published":"2025-05-18"'
expect 2 'a map of what is no field' "$program" score --map body=text foreign.jsonl
says err 'text, id, title, published'
expect 0 'a batch without its map' "$program" batch --db foreign.db foreign.jsonl
says err 'rejected as no_text: 1'
expect 0 'and with it' "$program" batch --db foreign.db --map id=nr,text=body foreign.jsonl
says err '1 articles scored'

# eval
echo '{"id": "a", "text": "Die Aktie von SAP fiel um 2 Prozent.", "label": "negative"}' >gold.jsonl
expect 0 'gold' "$program" eval --format json gold.jsonl
says out '"items":1,"accuracy":1.0'
echo '{"id": "b", "text": "Der Dax stieg."}' >>gold.jsonl
expect 3 'gold without a label' "$program" eval gold.jsonl
says err 'gold.jsonl:2: '
expect 3 'no gold' "$program" eval nowhere.jsonl
expect 2 'no gold given' "$program" eval

# a corpus: many articles of some days, in files, folders and JSON lines
mkdir -p news/inner news/.hidden
cp one.txt news/one.txt
cp one.txt news/inner/again.txt
cp one.txt news/.hidden/two.txt
cp empty.txt binary.dat news/
ln -s .. news/inner/loop
i=0
while [ $i -lt 3000 ]; do
    echo "{\"id\": \"j$i\", \"published\": \"2025-05-$((i % 28 + 10))\", \"text\": \"Die Aktie von SAP fiel am Tag $i \
um $((i % 9)),5 Prozent. Der Gewinn von BASF stieg kräftig, der Dax gab nach. Adidas senkte die Prognose.\"}"
    i=$((i + 1))
done >news/many.jsonl

# everything FILE.db: what the store says of its articles, in every grouping
everything() {
    for by in article day week month total; do
        "$program" export --db "$1" --by $by --format csv || echo failed
    done
}

expect 0 'one job' "$program" batch --db one.db --jobs 1 news
says err '3001 articles scored'
says err 'rejected as empty: 1'
says err 'rejected as binary: 1'
expect 0 'five jobs' "$program" batch --db five.db --jobs 5 --quiet news
lines err 0
# a list that comes through a pipe is there once: the look ahead of the progress leaves it alone
echo news | "$program" batch --db piped.db --files-from /dev/stdin >out 2>err
"$program" export --db piped.db --by article --format csv >piped.csv 2>err
"$program" export --db one.db --by article --format csv >whole.csv 2>err
cmp -s piped.csv whole.csv || fails 'a list through a pipe gives other rows'
everything one.db >one.csv
everything five.db >five.csv
why='one job and five'
same one.csv five.csv
grep -q failed one.csv && fails 'an export failed'
grep -q hidden one.csv && fails 'a hidden folder was read'
expect 0 'a second run' "$program" batch --db one.db news
says err '0 articles scored, 3002 there already'
everything one.db >again.csv
same one.csv again.csv
expect 1 'strictly' "$program" batch --db strict.db --quiet --strict news
expect 3 'a path that is not there' "$program" batch --db gone.db --quiet nowhere one.txt
says err 'nowhere'
expect 0 'scores into a store' "$program" score --db score.db --format jsonl one.txt
expect 0 'what score stored' "$program" export --db score.db --format jsonl --by article
expect 0 'two articles into a store' "$program" score --db score.db --format jsonl one.txt two.txt
expect 0 'both are there' "$program" export --db score.db --format jsonl --by article
lines out 2
expect 3 'no database' "$program" export --db one.txt
expect 3 'a folder as a store' "$program" batch --db news one.txt
expect 0 'a table' "$program" export --db one.db --format table
says out 'ticker'
cat >dow.txt <<'EOF'
Die Aktie des Chemiekonzerns Dow Inc. stieg um 3 Prozent. Der Dow Jones Industrial verlor 2 Prozent.
EOF
expect 0 'an index and a company of one ticker' "$program" batch --quiet --db dow.db dow.txt
expect 0 'both of them' "$program" export --db dow.db --format jsonl --ticker DOW
lines out 2

# what is not German
mkdir foreign
cp one.txt foreign
cat >foreign/english.txt <<'TEXT'
The group said on Tuesday that its profit had fallen in the first quarter because of higher costs. Sales were down in
all regions, but the board stands by its targets for the year and does not expect that they will have to be changed.
TEXT
expect 1 'an English article' "$program" batch --strict --db foreign.db foreign
says err 'rejected as not_german: 1'
expect 1 'an English article on its own' "$program" score --strict foreign/english.txt
says err 'foreign/english.txt: not German (en)'
expect 0 'any language' "$program" score --strict --any-language --format json foreign/english.txt
expect 0 'any language in a batch' "$program" batch --strict --any-language --db foreign.db foreign
says err '1 articles scored, 1 there already'

# a reader while a batch writes, and no second batch
mkfifo pipe
"$program" batch --quiet --db busy.db --input jsonl - <pipe &
batch=$!
exec 9>pipe
cat news/many.jsonl >&9
sleep 1
expect 3 'a second batch' "$program" batch --db busy.db one.txt
says err 'another run'
expect 0 'an export from it' "$program" export --db busy.db
kill -TERM $batch
wait $batch
[ $? = 143 ] || fails 'a stopped batch does not end by its signal'
exec 9>&-

# killed at any moment, it goes on and ends with the same
for pause in 0.02 0.05 0.1 0.15 0.2 0.3; do
    "$program" batch --quiet --db killed.db news 2>/dev/null &
    batch=$!
    sleep $pause
    kill -KILL $batch 2>/dev/null
    wait $batch 2>/dev/null
done
expect 0 'after the kills' "$program" batch --quiet --db killed.db news
everything killed.db >killed.csv
same one.csv killed.csv

# a disk that is full: a message, nothing broken, and later it goes on
(ulimit -f 400; trap '' XFSZ; exec "$program" batch --quiet --db full.db news) >out 2>err
[ $? = 3 ] || fails "a full disk under a store: exit code is not 3: $(head -n 1 err)"
expect 0 'after the full disk' "$program" batch --quiet --db full.db news
everything full.db >full.csv
same one.csv full.csv

[ $failed = 0 ] && echo "commands: $count checks passed"
[ $failed = 0 ]
