#!/bin/sh
# 凭证核验 · Checks proofs of who handed what to whom: a pack of evidence, or its receipt, record and log by themselves.
# 用法 · usage:  sh verify.sh KEY FOLDER   (解开的证据包 · an unpacked pack)   or   sh verify.sh KEY FILE...
#   KEY: 印在单据上的公钥 · the public key printed on every document
# 需要 · needs:  sh, awk, find, iconv, openssl 3, sha256sum.   退出码 · exit code: 0 good, 1 problems, 2 not checked
# Nothing is changed or sent. README.md beside this file says what each word means.
LC_ALL=C; export LC_ALL; umask 077
stop() { printf '%s\n' "$1" >&2; exit 2; }
[ $# -ge 2 ] || stop '用法 · usage: sh verify.sh KEY FOLDER | sh verify.sh KEY FILE...'
for tool in awk find iconv openssl sha256sum xargs mktemp; do
  command -v "$tool" >/dev/null 2>&1 || stop "缺少工具 · this tool is missing: $tool"
done
case $(openssl version) in "OpenSSL "[3-9]*) ;; *) stop '需要 openssl 3 · openssl 3 is needed' ;; esac
anchor=$1; shift
printf '%s\n' "$anchor" | awk '!/^[A-Za-z0-9+\/]+=$/ || length($0) != 44 { exit 1 }' ||
  stop '公钥应为 44 个字符 · the key has 44 characters and ends with ='
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT; trap 'exit 2' HUP INT TERM
for name in found known summary; do : >"$work/$name"; done

# What is wrong, by one word each.
cat >"$work/words" <<'WORDS'
actor|操作人不是设备登记的成员|done for a member whose device it is not	anchor|登记不在所给公钥之下|an enrolment is not under the key you gave	asset-twice|同一资产在一张单据中出现两次|an asset stands twice in one document	base|声称知道在它之后才发生的事|claims to know what came after it
canonical|正文不是规范文本|the text is not in its canonical form	cut|最后一行不完整|the last line is not finished	decision|裁定与它采纳的事件不符|a decision does not fit the stories	device|设备一栏与正文不符|the device is not the one in the text
device-before|与本设备的上一条记录不衔接|not what follows its device's last act	device-number|设备编号重复或倒退|a device's count is repeated or goes back	document-hash|签字不属于这份文件|a signature belongs to another document	encoding|不是 UTF-8 文本或含异常字节|not UTF-8, or bytes that no text has
envelope|正文缺少必要的内容|the text lacks what every event has	file-lacks|附过的文件既不在包里也没有列为缺少|an attached file is neither here nor named as missing	file-unknown|没有人附过的文件|a file that nobody attached	form|不符合格式|a line, or the file, has not its form
not-enrolled|没有服务器登记过这台设备|no hub has enrolled this device	number|序号不是签署的序号|not the number that was signed	number-twice|序号出现两次|a number of the log is used twice	operation-twice|同一操作出现两次|the same operation stands twice
order|序号的顺序不对|the numbers are out of order	other-key|使用的不是登记的密钥|another key than the enrolled one	pack-changed|文件不是签封时的|a file is not the one that was sealed	pack-form|有关本包的文字不合格式|a text about the pack has not its form
pack-lacks|签封过的文件不见了|a sealed file is not here	pack-unlisted|签封没有提到的文件|a file that the seal says nothing of	part-form|附属内容不符合格式|a personal part has not its form	part-twice|附属内容出现两次|a personal part stands twice
part-unknown|正文中没有这项附属内容|a part that the text does not name	predecessor-asset|所承接的事件与此资产无关|the event it follows is of another asset	predecessor-hash|所承接的事件内容已不同|the event it follows was another text	predecessor-missing|缺少它所承接的事件|the event it follows is not here
receipt-document|凭证与记录不是同一份文件|receipt and record differ	receipt-form|凭证的行不符合格式|a receipt has ten lines of another form	receipt-key|凭证的设备没有服务器证明|no hub vouches for the receipt's device	receipt-signature|凭证的文字或签名被改动|the receipt or its signature was changed
record-log|记录不在日志中或与日志不同|the record is not in the log as it is here	record-number|应恰有这一单号的一个事件|not exactly one event of this number	revoked|设备在此之前已被停用|its device had been revoked before	roster-place|登记不在日志的开头|an enrolment is not at the beginning
seal-key|没有服务器证明签封的电脑|no hub vouches for who sealed the pack	seal-signature|签封被改动|the seal was changed	signature|签名与正文不符|the signature does not fit the text	slip-number|同一单号用于两张单据|one number stands on two documents
too-early|设备在此之后才被登记|its device was enrolled only later	touches|所列资产与正文不符|the assets listed are not those in the text	two-keys|一台设备登记了两个密钥|a device is enrolled with two keys	type|不是交接事件|not an event of custody
workspace|属于另一个工作组|belongs to another workspace
WORDS

# Reads canonical JSON, token by token: V has what stands at each path, N how many are in it. `signed` is what a
# person signed: the payload without its signatures and without the links to earlier events.
cat >"$work/json.awk" <<'AWK'
function token() {
  tk = match(rest, /^("([^"\\\001-\037]|\\["\\bfnrt]|\\u00(0[0-7bef]|1[0-9a-f])|\\ud[89a-f][0-9a-f][0-9a-f])*"|[{}:,]|\[|\]|true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?(e[+-][1-9][0-9]*)?)/) ? substr(rest, 1, RLENGTH) : ""
  rest = substr(rest, length(tk) + 1)
  return 1
}
function plain(t) { # whether a string or number is written in the only way there is
  if (t !~ /^"/) return t ~ /^[0-9tfn-]/ && t != "-0" && t !~ /^-?0\.000000/ && length(t) < 25
  gsub(/\\\\/, "", t)
  return t !~ /\\ud[89ab][0-9a-f][0-9a-f]\\ud[c-f]/
}
function value(p, deep,  is, k, n, last, mark, kept) {
  is = V[p] = tk; doc = (p == ".payload" ? "" : doc) is
  if (is != "{" && is != "[") return plain(is) && token()
  for (token(); tk != (is == "{" ? "}" : "]"); n++) {
    mark = doc; k = n + 0; if (kept) doc = doc ","
    if (n) { if (tk != ",") return 0; token() }
    if (is == "{") {
      k = substr(tk, 2, length(tk) - 2); doc = doc tk ":"
      if (tk !~ /^"/ || !plain(tk) || (n && (last "") >= (k "")) || !token() || tk != ":") return 0
      last = k; gsub(/\./, "\001", k); token()
    }
    k = p "." k; if (deep == 66 || !value(k, deep + 1)) return 0
    if (k == ".payload") signed = doc
    if (k ~ /^\.payload\.(signatures|(lines|unreturned)\.[0-9]+\.prev(Hash)?)$/) doc = mark; else kept = 1
  }
  N[p] = n; doc = doc tk; return token()
}
function canon(text) { split("", V); split("", N); doc = signed = ""; rest = text; token(); return value("", 0) && tk rest == "" }
function S(p) { return V[p] ~ /^"/ ? substr(V[p], 2, length(V[p]) - 2) : "" }
function islist(p) { return V[p] == "[" && N[p] }
function ishash(t) { return length(t) == 64 && t !~ /[^0-9a-f]/ }
function isuuid(t) { return t ~ /^[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+$/ && length(t) == 36 }
function iskey(t) { return length(t) == 44 && t ~ /^[A-Za-z0-9+\/]+[AEIMQUYcgkosw048]=$/ }
function issig(t) { return length(t) == 88 && t ~ /^[A-Za-z0-9+\/]+[AQgw]==$/ }
function iscount(t) { return t ~ /^(0|[1-9][0-9]*)$/ && length(t) < 16 }
function bad(kind) { print file "\t" at "\t" kind >>found }
function job(body, key, kind, sig,  i, b, n, o) { # a signature to be checked, its bytes as printf takes them
  if (!(key in pem)) { pem[key] = "k" ++keys; i = dir "/" pem[key]
    print "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA" key "\n-----END PUBLIC KEY-----" >i; close(i) }
  for (i = 1; i < 87; i++) {
    b = b * 64 + index("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", substr(sig, i, 1)) - 1
    if ((n += 6) >= 8) { n -= 8; o = o sprintf("\\%03o", int(b / 2 ^ n)); b %= 2 ^ n } }
  print body, at, pem[key], kind, o >(dir "/jobs")
}
AWK

# The lines of a log, of a record, or of what was attached.
cat >"$work/lines.awk" <<'AWK'
function line(path,  asset, p, h) { # one asset of an event, and the event that it follows
  asset = S(path ".asset"); p = S(path ".prev"); h = S(path ".prevHash")
  if (!isuuid(asset) || !(isuuid(p) || V[path ".prev"] == "null") || !(ishash(h) || V[path ".prevHash"] == "null")) return 0
  if ((later || stays) && p == "") return 0 # what stays with who has it is not moved
  if ((p == "") != (h == "")) bad("predecessor-hash")
  else if (p != "") link[++links] = at "\t" p "\t" h "\t" asset "\t" later
  if (index(listed, asset)) bad("asset-twice")
  if (!later && !stays) { holds[id, asset]; if (after[asset, p]++ == 1) disputed++ }
  listed = listed ",\"asset:" asset "\""; return 1
}
function enrolment(seq, key, type,  device, fits) {
  device = S(".payload.device"); fits = isuuid(device) && (type == "device.revoke" || iskey(S(".payload.publicKey")))
  if (!fits || (type == "device.enrol" && !isuuid(S(".payload.member")))) return bad("envelope")
  if (events) bad("roster-place"); if (key != anchor) bad("anchor")
  if (seq != V[".baseSeq"] + 1) bad("number"); if (touched != ",\"device:" device "\"") bad("touches")
  roster++
  if (type == "device.revoke") { if (!(device in revoked)) revoked[device] = seq + 0; return }
  if (device in enrolled) { if (enrolled[device] != S(".payload.publicKey")) bad("two-keys"); return }
  enrolled[device] = S(".payload.publicKey"); since[device] = seq + 0; who[device] = S(".payload.member")
  if (key == anchor) print "key\t" enrolled[device] >>known
}
function custody(type,  i, fits) {
  later = type ~ /^custody\.(sign|attempt|renew|miss|unseal)$/; listed = "" # speaks of a document, and moves nothing
  number = S(".payload.number"); fits = number != "" || type ~ /^custody\.(renew|miss|unseal)$/
  if (!(".payload.lines" in V)) fits = line(".payload")
  else for (i = V[".payload.lines"] == "[" ? 0 : fits = 0; fits && i < N[".payload.lines"]; i++) fits = line(".payload.lines." i)
  stays = 1; if (islist(".payload.unreturned")) for (i = 0; fits && i < N[".payload.unreturned"]; i++) fits = line(".payload.unreturned." i)
  stays = 0; if (listed == "") fits = 0
  if (S(".payload.disposal") != "") {
    listed = listed ",\"disposal:" S(".payload.disposal") "\""
    if (islist(".payload.media")) for (i = 0; i < N[".payload.media"]; i++) listed = listed ",\"medium:" S(".payload.media." i) "\""
  }
  if (!fits) bad("envelope"); else if (touched != listed) bad("touches")
  if (type == "custody.resolve") {
    fits = 0; if (islist(".payload.tips")) for (i = 0; i < N[".payload.tips"]; i++) {
      if (V[".payload.tips." i] == V[".payload.adopt"]) fits = 1; tip[++tips] = at "\t" S(".payload.tips." i) }
    if (!fits || V[".payload.adopt"] != V[".payload.prev"]) bad("decision")
  } else if (!later && number != "" && numbers[number]++) bad("slip-number")
  if (!later) { documents++; event = at; slip = number; document = signed }
  if (islist(".payload.signatures")) for (i = 0; i < N[".payload.signatures"]; i++)
    signature[++signatures] = at "\t" S(".payload.signatures." i ".docHash")
}
function author(seq, device, key, count) { # the enrolled device, its member, within its time, in its order
  if (device in enrolled) {
    if (key != enrolled[device]) bad("other-key"); if (who[device] != "" && who[device] != S(".actor")) bad("actor")
    if (seq != "-" && seq < since[device]) bad("too-early")
    if (device in revoked && (seq == "-" || seq > revoked[device])) bad("revoked")
  } else if (roster || key != anchor) bad("not-enrolled"); else if (seq != count) bad("number")
  if (seq != "-" && V[".baseSeq"] + 0 >= seq) bad("base")
  if (count <= counted[device] + 0) bad("device-number")
  else if (counted[device] && count == counted[device] + 1 && ".prev" in V && S(".prev") != before[device]) bad("device-before")
  counted[device] = count; before[device] = hash[at]
}
function judge(seq, device, key,  type, i, isroster) {
  id = S(".id"); type = S(".type"); touched = ""; isroster = type ~ /^device\.(enrol|enrolService|revoke)$/
  if (!(isuuid(id) && isuuid(S(".workspace")) && isuuid(S(".device")) && isuuid(S(".actor")) && type != "" && islist(".touches") &&
    iscount(V[".deviceSeq"]) && V[".deviceSeq"] != "0" && iscount(V[".baseSeq"]) && iscount(V[".v"]) && V[".payload"] == "{" &&
    S(".at") ~ /^[0-9-]+T[0-9:]+\.[0-9][0-9][0-9](Z|[+-][0-9][0-9]:[0-9][0-9])$/)) return bad("envelope")
  if (!isroster && type !~ (mode == "attached" ? "^(file[.]attach|(medium|disposal)[.][A-Za-z]+)$" : "^custody[.][A-Za-z]+$")) return bad("type")
  if (workspace == "") workspace = S(".workspace")
  if (S(".device") != device) bad("device"); if (workspace != S(".workspace")) bad("workspace")
  if (id in line_of) return bad("operation-twice")
  line_of[id] = at
  if (seq in seqs) bad("number-twice"); else if (seq == "-" ? isroster : seq < last[isroster] || unsent) bad("order")
  if (seq == "-") unsent++; else { seqs[seq]; last[isroster] = seq + 0 }
  for (i = 0; i < N[".touches"]; i++) touched = touched "," V[".touches." i]
  if (isroster) return enrolment(seq, key, type)
  events++; author(seq, device, key, V[".deviceSeq"] + 0)
  if (mode != "attached") custody(type); else if (type == "file.attach") blob[S(".payload.blob.$part")]
}
function part(text) {
  if (!canon(text) || N[""] != 2 || V[".salt"] !~ /^"[^"\\]*"$/ || !(".value" in V)) return bad("part-form")
  if (hash[at] in parts) return bad("part-twice")
  parts[hash[at]] = substr(text, index(text, "\",\"value\":") + 10); sub(/}$/, "", parts[hash[at]])
  if (!index(bodies, "{\"$part\":\"" hash[at] "\"}")) bad("part-unknown")
}
function whole(text,  h, done) { # what was signed, with its parts in it
  while (match(text, /{"\$part":"[0-9a-f]+"}/)) {
    h = substr(text, RSTART, RLENGTH); done = done substr(text, 1, RSTART - 1); text = substr(text, RSTART + RLENGTH)
    if (RLENGTH == 76) { h = substr(h, 11, 64); if (!(h in parts)) lacking++; h = parts[h] }
    done = done h
  }
  return done text
}
NR == FNR { sub(/.*b/, "", $2); hash[$2 + 0] = $1; next }
{ at = FNR }
FNR == 1 && mode != "log" { if (NF != 2) bad("form"); named = $2; next }
mode != "log" && $1 == "part" { if (NF == 2) part($2); else bad("form"); next }
NF != 5 || ($1 != "-" && (!iscount($1) || $1 == 0)) || !isuuid($2) || !iskey($3) || !issig($4) || $5 == "" { bad("form"); next }
{ job("b" at, $3, "signature", $4); if (mode != "log") bodies = bodies $5; if (canon($5)) judge($1, $2, $3); else bad("canonical") }
END {
  for (i = 1; i <= links; i++) { split(link[i], l, "\t"); at = l[1]; if (mode == "record" && !l[5]) continue
    if (!(l[2] in line_of)) bad("predecessor-missing"); else if (hash[line_of[l[2]]] != l[3]) bad("predecessor-hash")
    else if (!((l[2], l[4]) in holds)) bad("predecessor-asset") }
  for (i = 1; i <= tips && mode == "log"; i++) { split(tip[i], l, "\t"); at = l[1]; if (!(l[2] in line_of)) bad("decision") }
  if (mode == "log") { print "log" >>known; for (id in line_of) print "op\t" hash[line_of[id]] >>known }
  for (h in blob) if ((h in parts) && parts[h] ~ /^"[0-9a-f]+"$/ && length(parts[h]) == 66) print "blob\t" substr(parts[h], 2, 64) >>known
  at = 1; if (mode == "record" && (documents != 1 || slip != named)) bad("record-number")
  if (mode == "record" && documents == 1) { print "event\t" file "\t" hash[event] >>known; text = whole(document)
    if (!lacking) { printf "%s", text >(dir "/doc"); printf "%s", slip >(dir "/number")
      for (i = 1; i <= signatures; i++) print signature[i] >(dir "/signatures") } }
  printf "%s: %d 个事件 · events, %d 条登记 · enrolments, %d 项未上传 · not sent yet, %d 处有两种说法 · told in two ways%s\n", file, events, roster, unsent, disputed,
    lacking ? "，部分内容已删除，未核对签字 · parts were erased, so signatures were not compared" : ""
}
AWK

cat >"$work/receipt.awk" <<'AWK'
{ line[NR] = $0; words[NR] = substr($0, index($0, " ") + 1); labels = labels (NR == 1 ? "" : "|" $1) }
NR == 1 { number = $NF }
NR == 8 { code = $2; by = $3; fits = NF == 3 }
END {
  print file ": 凭证 · a receipt"; alone = words[9] == "无" || words[9] == "none"; at = 0
  fits = fits && NR == 10 && number ~ /^[A-Z]+-[A-Z0-9]+-[0-9]+$/ && ishash(words[7]) && code ~ /^[A-Z0-9]+$/ && iskey(by) && issig(words[10]) &&
    (alone || issig(words[9])) && labels ~ /^.(日期.(移交.接收.资产|执行.确认.介质).签字.文件.设备.服务器.签名|Date.(From.To.Assets|Performed.Accepted.Media).Signed.Document.Device.Hub.Signature)$/
  if (!fits) { bad("receipt-form"); exit }
  for (i = 1; i < 10; i++) print line[i] >(dir "/b10")
  at = 10; job("b10", by, "receipt-signature", words[10])
  print "receipt\t" file "\t" number "\t" words[7] >>known
  if (alone) { print "alone\t" file "\t" by >>known; exit }
  at = 9; printf "device-key|%s|%s", code, by >(dir "/b9"); job("b9", anchor, "receipt-key", words[9])
}
AWK

# A pack: every file against the seal, every attached file against what its device signed.
cat >"$work/pack.awk" <<'AWK'
function wrong(kind, name) { file = name; bad(kind) }
{ words = substr($0, length($1) + 2); name = substr(words, 67); h = substr(words, 1, 64) }
$1 == "key" { trusted[words] } $1 == "blob" { attached[words] } $1 == "held" { held[name] = h } $1 == "seal.txt" { seals++; seal = words }
$1 == "contents.txt" || $1 == "missing.txt" {
  if (!ishash(h) || substr(words, 65, 2) != "  " || name == "" || ($1, name) in sums) unformed[$1]
  sums[$1, name]; if ($1 == "missing.txt") told[h]; else sealed[name] = h
}
END {
  at = 0; n = split(seal, s, "|"); print "seal.txt: 证据包 · a pack of evidence"
  fits = seals == 1 && n == 7 && s[1] == "evidence-pack" && s[2] != "" && s[6] != "" && ishash(s[3]) && s[4] ~ /^[A-Z0-9]+$/ && iskey(s[5]) && issig(s[7])
  if (!("contents.txt" in held) || "contents.txt" in unformed || !fits) { split("", sealed)
    if ("contents.txt" in held || "seal.txt" in held) wrong("pack-form", "contents.txt" in held && !("contents.txt" in unformed) ? "seal.txt" : "contents.txt")
  } else {
    if (s[3] != held["contents.txt"]) wrong("pack-changed", "contents.txt")
    printf "evidence-pack|%s|%s|%s|%s", s[2], s[3], s[4], s[5] >(dir "/b1"); job("b1", s[5], "seal-signature", s[7])
    printf "device-key|%s|%s", s[4], s[5] >(dir "/b2")
    if (s[5] != anchor && !(s[5] in trusted)) { if (issig(s[6])) job("b2", anchor, "seal-key", s[6]); else wrong("seal-key", "seal.txt") }
    for (name in sealed) if (!(name in held)) wrong("pack-lacks", name); else if (held[name] != sealed[name]) wrong("pack-changed", name)
  }
  if ("missing.txt" in unformed) { split("", told); wrong("pack-form", "missing.txt") }
  for (name in held) {
    if (name ~ /^files\//) { told[held[name]]; if (!(held[name] in attached)) wrong("file-unknown", name) }
    if (!(name in sealed) && name !~ /^(receipt|record|log|contents|seal|readme|anchor)\.txt$|^verify\.sh$/) wrong("pack-unlisted", name)
  }
  for (h in attached) if (!(h in told)) wrong("file-lacks", h)
}
AWK

program() { # KIND FILE...: the awk that reads a file of this kind, then the signatures that it names, in four lanes
  kind=$1; shift; : >"$dir/jobs"
  awk -v file="$file" -v dir="$dir" -v mode="$mode" -v anchor="$anchor" -v found="$work/found" -v known="$work/known" \
    -f "$work/json.awk" -f "$work/$kind.awk" "$@" >>"$work/summary" ||
    printf '%s\t0\tform\n' "$file" >>"$work/found"
  for lane in 0 1 2 3; do # what is not found good is wrong
    awk -v lane=$lane 'NR % 4 == lane' "$dir/jobs" | while read -r body line key word sig; do
      printf "$sig" >"$dir/s$lane" && openssl pkeyutl -verify -pubin -inkey "$dir/$key" -rawin -in "$dir/$body" \
        -sigfile "$dir/s$lane" >/dev/null 2>&1 && printf '%s\n' "$body" >>"$dir/good$lane"
    done &
  done
  wait; cat "$dir"/good? >"$dir/good" 2>/dev/null
  awk -v file="$file" 'FILENAME == ARGV[1] { good[$1]; next } !($1 in good) { print file "\t" $2 "\t" $4 }' "$dir/good" "$dir/jobs" >>"$work/found"
}
istext() { iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1 && [ "$(tr -dc '\000\r' <"$1" | wc -c)" -eq 0 ]; }
ends() { [ -z "$(tail -c 1 "$1")" ]; }

packed=; if [ -d "$1" ]; then
  cd "$1" || exit 2; packed=1; shift
  for file in attached.txt log.txt record.txt receipt.txt; do [ ! -f "$file" ] || set -- "$file" "$@"; done
  [ $# -gt 0 ] || stop '这里没有可核验的文件 · nothing here can be checked'
fi
tab=$(printf '\t'); count=0
for file do
  count=$((count + 1)); dir=$work/$count; mkdir "$dir" || exit 2
  case $file in *[\\\|]* | *"$tab"* | *"
"*) stop "文件名不能用 · not a name for a file: $file" ;; esac
  [ -f "$file" ] && cat <"$file" >"$dir/text" || stop "读不到文件 · this file cannot be read: $file"
  found() { printf '%s\t0\t%s\n' "$file" "$1" >>"$work/found"; }
  [ -s "$dir/text" ] || { found form; continue; }
  istext "$dir/text" || { found encoding; continue; }
  case $(head -n 1 "$dir/text" | cut -c 1-40) in
  "record$tab"*) mode=record ;; "attached$tab"*) mode=attached ;; [0-9-]*"$tab"*) mode=log ;; *) program receipt "$dir/text"; continue ;; esac
  ends "$dir/text" || { found cut; continue; }
  awk -F '\t' -v dir="$dir" 'BEGIN { ORS = "" } { f = dir "/b" FNR; print ($1 == "part" ? $2 : $5) >f; close(f) }' "$dir/text"
  (cd "$dir" && ls -f | awk '/^b/' | xargs sha256sum >hashes); : >"$dir/signatures"
  program lines FS='[ ]+' "$dir/hashes" FS='\t' "$dir/text"
  [ ! -f "$dir/doc" ] || { doc=$(sha256sum <"$dir/doc"); doc=${doc%% *}
    printf 'document\t%s\t%s\n' "$(cat "$dir/number")" "$doc" >>"$work/known"
    awk -F '\t' -v doc="$doc" -v file="$file" '$2 != doc { print file "\t" $1 "\tdocument-hash" }' "$dir/signatures" >>"$work/found"; }
  rm -rf "$dir"
done
if [ "$packed" ]; then
  dir=$work/pack; file=seal.txt; mkdir "$dir" || exit 2
  find . -type f -exec sha256sum {} + | awk '{ print "held\t" substr($0, 1, 66) substr($0, 69) }' >"$dir/lines"
  for name in contents.txt missing.txt seal.txt; do
    [ -f $name ] || continue
    awk -v name=$name '{ print name "\t" $0 }' $name >>"$dir/lines"
    { istext $name && ends $name; } || printf '%s\t\n' $name >>"$dir/lines" # has not its form
  done
  program pack FS='\t' "$work/known" "$dir/lines"
fi
# What is said in one file and in another.
awk -F '\t' -v anchor="$anchor" '{ n[$1]++; if ($1 ~ /^(event|receipt|alone)$/) said[++all] = $0; else has[$1, $2] = $3 }
  END { for (i = 1; i <= all; i++) { split(said[i], s); wrong = ""
    if (s[1] == "event" && n["log"] && !(("op", s[3]) in has)) wrong = "record-log"
    if (s[1] == "receipt" && (("document", s[3]) in has) && has["document", s[3]] != s[4]) wrong = "receipt-document"
    if (s[1] == "alone" && s[3] != anchor && !(("key", s[3]) in has)) wrong = "receipt-key"
    if (wrong) print s[2] "\t0\t" wrong } }' "$work/known" >>"$work/found"
cat "$work/summary"
[ -s "$work/found" ] || { printf '%s\n' '没有发现问题 · no problem was found'; exit 0; }
sort -u "$work/found" | sort -t "$tab" -k 1,1 -k 2,2n | awk -F '[|\t]' 'NR == FNR { for (i = 1; i < NF; i += 3) { zh[$i] = $(i + 1); en[$i] = $(i + 2) } next }
  { printf "%s:%s %s  %s · %s\n", $1, $2, $3, zh[$3], en[$3] }' "$work/words" -
printf '%s\n' '发现问题，见上 · problems were found, see above'
exit 1
