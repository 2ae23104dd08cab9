#!/bin/sh
# 凭证核验 · Checks proofs of who handed what to whom: receipts, record files, custody logs.
# 用法 · usage:  sh verify.sh KEY FILE...    KEY: 印在单据上的公钥 · the public key printed on every document
# 需要 · needs:  sh, awk, iconv, openssl 3, sha256sum.   退出码 · exit code: 0 good, 1 problems, 2 not checked
# Nothing is changed or sent. README.md beside this file says what each word means.
LC_ALL=C; export LC_ALL; umask 077
stop() { printf '%s\n' "$1" >&2; exit 2; }
[ $# -ge 2 ] || stop '用法 · usage: sh verify.sh KEY FILE...'
for tool in awk iconv openssl sha256sum xargs mktemp; do
  command -v "$tool" >/dev/null 2>&1 || stop "缺少工具 · this tool is missing: $tool"
done
case $(openssl version) in "OpenSSL "[3-9]*) ;; *) stop '需要 openssl 3 · openssl 3 is needed' ;; esac
anchor=$1; shift
printf '%s\n' "$anchor" | awk '!/^[A-Za-z0-9+\/]+=$/ || length($0) != 44 { exit 1 }' ||
  stop '公钥应为 44 个字符 · the key has 44 characters and ends with ='
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT; trap 'exit 2' HUP INT TERM
: >"$work/found"; : >"$work/known"; : >"$work/said"; : >"$work/summary"

# What is wrong, by one word each.
cat >"$work/words" <<'WORDS'
actor|操作人不是设备登记的成员|done for a member whose device it is not	anchor|登记不在所给公钥之下|an enrolment is not under the key you gave
asset-twice|同一资产在一张单据中出现两次|an asset stands twice in one document	base|声称知道在它之后才发生的事|claims to know what came after it
canonical|正文不是规范文本|the text is not in its canonical form	cut|最后一行不完整|the last line is not finished
decision|裁定与它采纳的事件不符|a decision does not fit the stories	device|设备一栏与正文不符|the device is not the one in the text
device-before|与本设备的上一条记录不衔接|not what follows its device's last act	device-number|设备编号重复或倒退|a device's count is repeated or goes back
document-hash|签字不属于这份文件|a signature belongs to another document	encoding|不是 UTF-8 文本或含异常字节|not UTF-8, or bytes that no text has
envelope|正文缺少必要的内容|the text lacks what every event has	form|不符合格式|a line, or the file, has not its form
not-enrolled|没有服务器登记过这台设备|no hub has enrolled this device	number|序号不是签署的序号|not the number that was signed
number-twice|序号出现两次|a number of the log is used twice	operation-twice|同一操作出现两次|the same operation stands twice
order|序号的顺序不对|the numbers are out of order	other-key|使用的不是登记的密钥|another key than the enrolled one
part-form|附属内容不符合格式|a personal part has not its form	part-twice|附属内容出现两次|a personal part stands twice
part-unknown|正文中没有这项附属内容|a part that the text does not name	predecessor-asset|所承接的事件与此资产无关|the event it follows is of another asset
predecessor-hash|所承接的事件内容已不同|the event it follows was another text	predecessor-missing|缺少它所承接的事件|the event it follows is not here
receipt-document|凭证与记录不是同一份文件|receipt and record differ	receipt-form|凭证的行不符合格式|a receipt has ten lines of another form
receipt-key|凭证的设备没有服务器证明|no hub vouches for the receipt's device	receipt-signature|凭证的文字或签名被改动|the receipt or its signature was changed
record-log|记录不在日志中或与日志不同|the record is not in the log as it is here	record-number|应恰有这一单号的一个事件|not exactly one event of this number
revoked|设备在此之前已被停用|its device had been revoked before	roster-place|登记不在日志的开头|an enrolment is not at the beginning
signature|签名与正文不符|the signature does not fit the text	slip-number|同一单号用于两张单据|one number stands on two documents
too-early|设备在此之后才被登记|its device was enrolled only later	touches|所列资产与正文不符|the assets listed are not those in the text
two-keys|一台设备登记了两个密钥|a device is enrolled with two keys	type|不是交接事件|not an event of custody
workspace|属于另一个工作组|belongs to another workspace
WORDS

# Reads canonical JSON: canon(text) is 1 where it is, and V has what stands at each path, N how many.
# D is what a person signed: the payload without its signatures and without the links to earlier events.
cat >"$work/json.awk" <<'AWK'
function put(t) { if (on && !mute) D = D t }
function ended() { want = "e"; if (mute && mute == d) mute = 0; if (d == 1) on = 0 }
function place() { if (T[d] == "[") cur = P[d] "." C[d]++ }
function isvalue() { return want == "v" || want == "V" }
function scalar(t) { if (!isvalue()) return 0; place(); V[cur] = t; put(t); ended(); return 1 }
function quoted(t,  e) {
  if (t ~ /[\001-\037]/) return 0
  if (index(t, "\\")) {
    e = t; gsub(/\\\\/, "..", e); gsub(/\\["bfnrt]/, "..", e); gsub(/\\u00(0[0-7bef]|1[0-9a-f])/, ".", e)
    if (e ~ /\\ud[89ab][0-9a-f][0-9a-f]\\ud[c-f]/) return 0
    gsub(/\\ud[89a-f][0-9a-f][0-9a-f]/, ".", e)
    if (index(e, "\\")) return 0
  }
  if (want != "k" && want != "K") return scalar("\"" t "\"")
  if (want == "k" && (L[d] "") >= (t "")) return 0
  L[d] = t; gsub(/\./, "\001", t); cur = P[d] "." t; t = L[d]; want = ":"; C[d]++
  if (!mute && (cur == ".payload.signatures" || cur ~ /^\.payload\.(lines|unreturned)\.[0-9]+\.prev(Hash)?$/)) mute = d
  if (on && !mute && E[d]++) put(",")
  put("\"" t "\":"); if (d == 1) on = t == "payload"
  return 1
}
function marks(t,  p, c, m) {
  m = length(t)
  for (p = 1; p <= m; p++) {
    c = substr(t, p, 1)
    if (c == ",") {
      if (want != "e" || !d) return 0
      if (T[d] == "{") want = "k"; else { want = "v"; put(c) }
    } else if (c == ":") { if (want != ":") return 0; want = "v" }
    else if (c == "{" || c == "[") {
      if (!isvalue() || d == 66) return 0
      place(); put(c); V[cur] = c; P[++d] = cur; T[d] = c; C[d] = E[d] = 0; want = c == "{" ? "K" : "V"
    } else if (c == "}" || c == "]") {
      if (!d || T[d] != (c == "}" ? "{" : "[") || (want != "e" && want != (c == "}" ? "K" : "V"))) return 0
      N[P[d]] = C[d]; put(c); d--; ended()
    } else {
      c = substr(t, p, 40)
      if (!match(c, /^(true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?(e[+-][1-9][0-9]*)?)/)) return 0
      c = substr(c, 1, RLENGTH); p += RLENGTH - 1
      if (c == "-0" || c ~ /^-?0\.000000/ || length(c) > 24 || !scalar(c)) return 0
    }
  }
  return 1
}
function canon(s,  n, i, t) {
  split("", V); split("", N); d = on = mute = 0; cur = D = ""; want = "v"; n = split(s, Q, "\"")
  for (i = 1; ; i++) {
    if (!marks(Q[i])) return 0
    if (i >= n) return !d && want == "e"
    t = Q[++i]
    while (t ~ /(^|[^\\])(\\\\)*\\$/) { if (++i > n) return 0; t = t "\"" Q[i] }
    if (i >= n || !quoted(t)) return 0
  }
}
function S(p) { return V[p] ~ /^"/ ? substr(V[p], 2, length(V[p]) - 2) : "" }
function ishex(t, n) { return length(t) == n && t !~ /[^0-9a-f]/ }
function isuuid(t) { return t ~ /^[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+$/ && length(t) == 36 }
function iskey(t) { return length(t) == 44 && t ~ /^[A-Za-z0-9+\/]+[AEIMQUYcgkosw048]=$/ }
function issig(t) { return length(t) == 88 && t ~ /^[A-Za-z0-9+\/]+[AQgw]==$/ }
function iscount(t) { return t ~ /^(0|[1-9][0-9]*)$/ && length(t) < 16 }
function octal(t,  i, b, o, n) {
  for (i = 1; i <= length(t); i++) {
    b = b * 64 + index("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", substr(t, i, 1)) - 1
    for (n += 6; n >= 8; b %= 2 ^ n) { n -= 8; o = o "\\" digits(int(b / 2 ^ n)) }
    if (i == 86) break
  }
  return o
}
function pem(name, key) { print "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA" key "\n-----END PUBLIC KEY-----" >(dir "/" name) }
function bad(kind) { print file "\t" at "\t" kind >>found }
function digits(b) { return int(b / 64) int(b / 8) % 8 b % 8 }
AWK

# The lines of a log or of a record file. Writes what is wrong, and which signatures are to be checked.
cat >"$work/lines.awk" <<'AWK'
function line(path, asset, stays,  p, h) { # what stays with who has it is not moved
  if (!isuuid(asset) || !((path ".prev") in V) || !((path ".prevHash") in V)) return 0
  if (!isuuid(p = S(path ".prev")) && V[path ".prev"] != "null") return 0
  if (!ishex(h = S(path ".prevHash"), 64) && V[path ".prevHash"] != "null") return 0
  if ((later || stays) && p == "") return 0
  if ((p == "") != (h == "")) bad("predecessor-hash")
  else if (p != "") { links++; from[links] = at; prev[links] = p; hashed[links] = h; about[links] = asset; speaks[links] = later }
  if (!later && !stays && after[asset, p]++ == 1) disputed++
  if ((id, asset) in tells) bad("asset-twice")
  tells[id, asset] = 1; if (!later && !stays) holds[id, asset] = 1
  listed = listed ",\"asset:" asset "\""
  return 1
}
function judge(seq, device, key,  type, i, num, base, payload, isroster, fits) {
  id = S(".id"); type = S(".type"); num = V[".deviceSeq"]
  fits = isuuid(id) && isuuid(S(".workspace")) && isuuid(S(".device")) && isuuid(S(".actor")) && type != "" &&
    iscount(num) && num != "0" && iscount(V[".baseSeq"]) && iscount(V[".v"]) && V[".touches"] == "[" && N[".touches"] &&
    V[".payload"] == "{" && S(".at") ~ /^[0-9-]+T[0-9:]+\.[0-9][0-9][0-9](Z|[+-][0-9][0-9]:[0-9][0-9])$/
  if (!fits) return bad("envelope")
  num += 0; base = V[".baseSeq"] + 0
  isroster = type ~ /^device\.(enrol|enrolService|revoke)$/
  if (!isroster && type !~ /^custody\.[A-Za-z]+$/) return bad("type")
  if (S(".device") != device) bad("device")
  if (workspace == "") workspace = S(".workspace")
  else if (workspace != S(".workspace")) bad("workspace")
  if (id in line_of) return bad("operation-twice")
  line_of[id] = at
  if (seq in seqs) bad("number-twice")
  else if (seq != "-" && (seq < last[isroster] || unsent)) bad("order")
  if (seq == "-") { unsent++; if (isroster) bad("order") } else { seqs[seq] = 1; last[isroster] = seq + 0 }
  for (i = 0; i < N[".touches"]; i++) payload = payload "," V[".touches." i]
  if (isroster) {
    device = S(".payload.device"); fits = isuuid(device)
    if (type != "device.revoke") fits = fits && iskey(S(".payload.publicKey"))
    if (type == "device.enrol") fits = fits && isuuid(S(".payload.member"))
    if (!fits) return bad("envelope")
    if (events) bad("roster-place")
    if (key != anchor) bad("anchor")
    if (seq != base + 1) bad("number")
    if (payload != ",\"device:" device "\"") bad("touches")
    roster++
    if (type == "device.revoke") { if (!(device in revoked)) revoked[device] = seq + 0; return }
    if (!(device in keys)) { keys[device] = S(".payload.publicKey"); since[device] = seq + 0; who[device] = S(".payload.member")
      if (key == anchor) print "key\t" keys[device] >>known }
    else if (keys[device] != S(".payload.publicKey")) bad("two-keys")
    return
  }
  later = type ~ /^custody\.(sign|attempt|renew|miss)$/ # speaks of a document, and moves nothing
  events++; listed = ""
  if (!(".payload.lines" in V)) fits = line(".payload", S(".payload.asset"))
  else for (i = fits = 0; V[".payload.lines"] == "[" && i < N[".payload.lines"]; i++)
    if (!(fits = line(".payload.lines." i, S(".payload.lines." i ".asset")))) break
  for (i = 0; fits && V[".payload.unreturned"] == "[" && i < N[".payload.unreturned"]; i++)
    fits = line(".payload.unreturned." i, S(".payload.unreturned." i ".asset"), 1)
  if (S(".payload.disposal") != "") {
    listed = listed ",\"disposal:" S(".payload.disposal") "\""
    for (i = 0; V[".payload.media"] == "[" && i < N[".payload.media"]; i++) listed = listed ",\"medium:" S(".payload.media." i) "\""
  }
  number = S(".payload.number")
  if (!fits || (number == "" && ".payload.lines" in V && type !~ /^custody\.(renew|miss)$/)) bad("envelope")
  else if (payload != listed) bad("touches")
  if (type == "custody.resolve") {
    for (i = fits = 0; V[".payload.tips"] == "[" && i < N[".payload.tips"]; i++) {
      if (V[".payload.tips." i] == V[".payload.adopt"]) fits = 1
      tips++; tip[tips] = S(".payload.tips." i); shown[tips] = at
    }
    if (!fits || V[".payload.adopt"] != V[".payload.prev"]) bad("decision")
  } else if (!later && number != "" && numbers[number]++) bad("slip-number")
  if (device in keys) {
    if (key != keys[device]) bad("other-key")
    if (who[device] != "" && who[device] != S(".actor")) bad("actor")
    if (seq != "-" && seq < since[device]) bad("too-early")
    if (device in revoked && (seq == "-" || seq > revoked[device])) bad("revoked")
  } else if (roster || key != anchor) bad("not-enrolled")
  else if (seq != num) bad("number")
  if (seq != "-" && base >= seq + 0) bad("base")
  if (num <= counted[device] + 0) bad("device-number")
  else if (num == counted[device] + 1 && counted[device] && ".prev" in V && S(".prev") != before[device]) bad("device-before")
  counted[device] = num + 0; before[device] = hash[at]
  if (!later) { documents++; event = at; slip = number; signed = D }
  if (isrecord) for (i = 0; V[".payload.signatures"] == "[" && i < N[".payload.signatures"]; i++) { docs[++signs] = S(".payload.signatures." i ".docHash"); signer[signs] = at }
}
function part(text,  p) {
  if (!canon(text) || N[""] != 2 || V[".salt"] !~ /^"[^"\\]*"$/ || !(".value" in V)) return bad("part-form")
  if (hash[at] in parts) return bad("part-twice")
  p = index(text, "\",\"value\":"); parts[hash[at]] = substr(text, p + 10, length(text) - p - 10)
  if (!index(body, "{\"$part\":\"" hash[at] "\"}")) bad("part-unknown")
}
NR == FNR { sub(/.*b/, "", $2); hash[$2 + 0] = $1; next }
{ at = FNR }
FNR == 1 && isrecord { if (NF != 2) bad("form"); named = $2; next }
isrecord && $1 == "part" { if (NF == 2) part($2); else bad("form"); next }
NF != 5 || ($1 != "-" && (!iscount($1) || $1 == 0)) || !isuuid($2) || !iskey($3) || !issig($4) || $5 == "" { bad("form"); next }
{ if (!($3 in keyfile)) { keyfile[$3] = ++pems; pem("k" pems, $3); close(dir "/k" pems) }
  print at, "k" keyfile[$3], "signature", octal($4) >(dir "/jobs")
  if (!canon($5)) bad("canonical"); else { if (isrecord) body = body $5; judge($1, $2, $3) } }
END {
  for (i = 1; i <= links; i++) if (!isrecord || speaks[i]) { at = from[i]
    if (!(prev[i] in line_of)) bad("predecessor-missing")
    else if (hash[line_of[prev[i]]] != hashed[i]) bad("predecessor-hash")
    else if (!((prev[i], about[i]) in holds)) bad("predecessor-asset") }
  for (i = 1; i <= tips && !isrecord; i++) if (!(tip[i] in line_of)) { at = shown[i]; bad("decision") }
  for (id in line_of) if (!isrecord) print "op\t" id "\t" hash[line_of[id]] >>known
  if (isrecord) { at = 1
    if (documents != 1 || slip != named) bad("record-number")
    if (documents == 1) {
      print "event\t" file "\t" hash[event] >>said
      while ((p = index(signed, "{\"$part\":\"")) > 0) { h = substr(signed, p + 10, 64)
        if (!ishex(h, 64) || substr(signed, p + 74, 2) != "\"}") { done = done substr(signed, 1, p + 9); signed = substr(signed, p + 10); continue }
        if (!(h in parts)) lacking++
        done = done substr(signed, 1, p - 1) parts[h]; signed = substr(signed, p + 76) }
      if (!lacking) { ORS = ""; print done signed >(dir "/doc"); ORS = "\n"; for (i in docs) print docs[i], signer[i] >(dir "/docs")
        print slip >(dir "/number") } } }
  printf "%s: %d 个事件 · events, %d 条登记 · enrolments, %d 项未上传 · not sent yet, %d 处有两种说法 · told in two ways%s\n", file, events, roster, unsent, disputed,
    lacking ? "，部分内容已删除，未核对签字 · parts were erased, so signatures were not compared" : ""
}
AWK

signatures() { # of the file in hand, in four lanes: a process for each; what is not found good is wrong
  for lane in 0 1 2 3; do
    awk -v lane=$lane 'NR % 4 == lane' "$dir/jobs" | while read -r n key kind sig; do
      printf "$sig" >"$dir/s$lane" && openssl pkeyutl -verify -pubin -inkey "$dir/$key" -rawin -in "$dir/b$n" \
        -sigfile "$dir/s$lane" >/dev/null 2>&1 && printf '%s\n' "$n" >>"$dir/good$lane"
    done &
  done
  wait
  cat "$dir"/good? >"$dir/good" 2>/dev/null
  awk -v file="$file" 'FILENAME == ARGV[1] { good[$1]; next } !($1 in good) { print file "\t" $1 "\t" $3 }' \
    "$dir/good" "$dir/jobs" >>"$work/found"
}
program() { # KIND: the awk that reads a file of this kind
  kind=$1; shift
  awk -v file="$file" -v dir="$dir" -v isrecord="$isrecord" -v anchor="$anchor" -v found="$work/found" -v known="$work/known" \
    -v said="$work/said" -f "$work/json.awk" -f "$work/$kind.awk" "$@" >>"$work/summary" ||
    printf '%s\t0\tform\n' "$file" >>"$work/found"
  signatures
}
lines() {
  awk -F '\t' -v dir="$dir" 'BEGIN { ORS = "" } { f = dir "/b" FNR; print ($1 == "part" ? $2 : $5) >f; close(f) }' "$dir/text"
  (cd "$dir" && ls -f | awk '/^b/' | xargs sha256sum >hashes); : >"$dir/docs"
  program lines FS='[ ]+' "$dir/hashes" FS='\t' "$dir/text"
  [ ! -f "$dir/doc" ] || { doc=$(sha256sum <"$dir/doc"); doc=${doc%% *}
    printf 'document\t%s\t%s\n' "$(cat "$dir/number")" "$doc" >>"$work/known"
    awk -v doc="$doc" -v file="$file" '$1 != doc { print file "\t" $2 "\tdocument-hash" }' "$dir/docs" >>"$work/found"; }
}
cat >"$work/receipt.awk" <<'AWK'
{ text[NR] = $0; rest[NR] = substr($0, index($0, " ") + 1); label = label "|" $1 }
NR == 1 { number = $NF; label = "" }
NR == 8 { code = $2; by = $3; if (NF != 3) label = "" }
END {
  at = 0; zh = "|日期|移交|接收|资产|签字|文件|设备|服务器|签名"; en = "|Date|From|To|Assets|Signed|Document|Device|Hub|Signature"
  print file ": 凭证 · a receipt"; alone = rest[9] == "无" || rest[9] == "none"
  fits = NR == 10 && (label == zh || label == en) && number ~ /^[A-Z]+-[A-Z0-9]+-[0-9]+$/ && ishex(rest[7], 64) &&
    code ~ /^[A-Z0-9]+$/ && iskey(by) && issig(rest[10]) && (alone || issig(rest[9]))
  if (!fits) { bad("receipt-form"); exit }
  for (i = 1; i < 10; i++) print text[i] >(dir "/b10")
  pem("k1", by); print 10, "k1", "receipt-signature", octal(rest[10]) >(dir "/jobs")
  print "receipt\t" file "\t" number "\t" rest[7] >>said
  if (alone) { print "alone\t" file "\t" by >>said; exit }
  printf "device-key|%s|%s", code, by >(dir "/b9")
  pem("k2", anchor); print 9, "k2", "receipt-key", octal(rest[9]) >(dir "/jobs")
}
AWK
tab=$(printf '\t'); count=0
for file do
  count=$((count + 1)); dir=$work/$count; mkdir "$dir" || exit 2
  case $file in *[\\\|]* | *"$tab"* | *"
"*) stop "文件名不能用 · not a name for a file: $file" ;; esac
  [ -f "$file" ] && cat <"$file" >"$dir/text" || stop "读不到文件 · this file cannot be read: $file"
  found() { printf '%s\t0\t%s\n' "$file" "$1" >>"$work/found"; }
  [ -s "$dir/text" ] || { found form; continue; }
  iconv -f UTF-8 -t UTF-8 "$dir/text" >/dev/null 2>&1 && [ "$(tr -dc '\000\r' <"$dir/text" | wc -c)" -eq 0 ] ||
    { found encoding; continue; }
  : >"$dir/jobs"; isrecord=0
  case $(head -n 1 "$dir/text" | cut -c 1-40) in
  "record$tab"*) isrecord=1 ;; [0-9-]*"$tab"*) ;; *) program receipt "$dir/text"; continue ;; esac
  if [ -n "$(tail -c 1 "$dir/text")" ]; then found cut; else lines; fi
  rm -rf "$dir"
done
# What is said in one file and in another.
awk -F '\t' -v anchor="$anchor" 'function bad(kind) { print $2 "\t0\t" kind }
  FILENAME == ARGV[1] { if ($1 == "key") keys[$2]; if ($1 == "op") { log_ = 1; hashes[$3] } if ($1 == "document") docs[$2] = $3; next }
  $1 == "event" && log_ && !($3 in hashes) { bad("record-log") }
  $1 == "receipt" && ($3 in docs) && docs[$3] != $4 { bad("receipt-document") }
  $1 == "alone" && $3 != anchor && !($3 in keys) { bad("receipt-key") }' "$work/known" "$work/said" >>"$work/found"
cat "$work/summary"
[ -s "$work/found" ] || { printf '%s\n' '没有发现问题 · no problem was found'; exit 0; }
sort -u "$work/found" | sort -t '	' -k 1,1 -k 2,2n | awk -F '[|\t]' 'NR == FNR { for (i = 1; i < NF; i += 3) { zh[$i] = $(i + 1); en[$i] = $(i + 2) } next }
  { printf "%s:%s %s  %s · %s\n", $1, $2, $3, zh[$3], en[$3] }' "$work/words" -
printf '%s\n' '发现问题，见上 · problems were found, see above'
exit 1
