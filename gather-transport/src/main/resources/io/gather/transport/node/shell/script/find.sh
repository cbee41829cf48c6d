
# What files there are: a line each.
# Lines: time kind mode device inode size path. Kinds: f file, l link, d empty folder, n folder that may not be read,
# p FIFO, s socket, c and b devices, x another special file, z what has a longer path than can be opened. With two slashes a path has a line feed.
STAT=
PROBE=
# Matches paths that are longer than the system opens.
LONG='????????????????'
for doubled in 32 64 128 256 512 1024 2048 4096; do
    LONG=$LONG$LONG
done
LONG=${LONG#?}'*'
export LONG

# How this system tells what a path is: GNU and BusyBox in one way, BSD in another.
stat_tool() {
    [ -z "$STAT" ] || return 0
    for attempt in 1 2; do
        case $(stat -c 'ok %a' / 2>/dev/null) in
        'ok '*)
            STAT=-c
            STAT_FORMAT='%.9Y %a %d %i %s'
            break
            ;;
        esac
        case $(stat -f '%Lp' / 2>/dev/null) in
        [0-7][0-7][0-7]*)
            STAT=-f
            STAT_FORMAT='%Fm %Lp %d %i %z'
            break
            ;;
        esac
    done
    export STAT STAT_FORMAT
    [ -n "$STAT" ] || lost stat
}

# Run for many paths at once, or for one. Its code is 1 when a program of its own died: no path may go missing by that.
# shellcheck disable=SC2016,SC2089
DESCRIBE='
LF="
"
[ $# -gt 0 ] || exit 0
line_of() {
    path=$7
    case $path in
    *"$LF"*)
        rest=$path
        path=
        while :; do
            case $rest in
            *"$LF"*)
                path=$path${rest%%"$LF"*}//
                rest=${rest#*"$LF"}
                ;;
            *) break ;;
            esac
        done
        path=$path$rest
        ;;
    esac
    printf "%s\n" "$1 $2 $3 $4 $5 $6 $path"
}
# Of folders only those without anything in them are results themselves.
empty() {
    set +f
    for child in "$1"/* "$1"/.[!.]* "$1"/..?*; do
        if [ -e "$child" ] || [ -L "$child" ]; then
            set -f
            return 1
        fi
    done
    set -f
    return 0
}
# What a path is, from what stat says of it.
told() {
    if [ -L "$6" ] && { [ -z "$FOLLOW" ] || [ ! -e "$6" ]; }; then
        k=l
    elif [ -f "$6" ]; then
        k=f
    elif [ -d "$6" ]; then
        if [ ! -r "$6" ] || [ ! -x "$6" ]; then
            k=n
        elif [ -n "$MATCHES" ]; then
            line_of folder "" "" "" "" "" "$6"
            return
        else
            k=d
            empty "$6" || return 0
        fi
    elif [ -p "$6" ]; then k=p; elif [ -S "$6" ]; then k=s; elif [ -c "$6" ]; then k=c; elif [ -b "$6" ]; then k=b
    elif [ -e "$6" ] && [ ! -f "$6" ]; then k=x
    else
        # It has vanished since, and may be there again.
        k=f
    fi
    line_of "$1" "$k" "$2" "$3" "$4" "$5" "$6"
}
if facts=$(stat ${FOLLOW:+-L} $STAT "$STAT_FORMAT" -- "$@" 2>/dev/null); then
    printf "%s\n" "$facts" | {
        while read -r time mode device inode size; do
            [ $# -gt 0 ] || exit 1
            told "$time" "$mode" "$device" "$inode" "$size" "$1"
            shift
        done
        [ $# -eq 0 ]
    }
    exit
fi
# One of them has vanished, or stat died: which one is found out one by one.
for path in "$@"; do
    for attempt in 1 2; do
        links=${FOLLOW:+-L}
        [ -e "$path" ] || links=
        facts=$(stat $links $STAT "$STAT_FORMAT" -- "$path" 2>/dev/null)
        code=$?
        [ "$code" -ne 0 ] || break
    done
    if [ "$code" -eq 0 ]; then
        told $facts "$path"
    elif [ "$code" -gt 125 ] || [ -e "$path" ] || [ -L "$path" ]; then
        exit 1
    elif [ "${#path}" -ge 4095 ]; then
        # Longer than anything that the system opens.
        line_of 0 z 0 0 0 0 "$(printf %.1000s "$path")..."
    fi
done
'

# Describes one path.
describe() {
    FOLLOW=$follow MATCHES='' sh -c "$DESCRIBE" sh "$1" || lost stat
}

# seen FIND PATH MATCHES: describes whatever a find prints. Both it and what describes must have come to their end; that a find fails
# is usual, since it says so of each folder that may not be read.
seen() {
    {
        codes=$({
            FOLLOW=$follow
            MATCHES=$3
            export FOLLOW MATCHES
            { eval "find $1 -print0" 2>/dev/null; echo "$?" >&7; } | xargs -0 sh -c "$DESCRIBE" sh >&8
            echo "$?" >&7
        } 7>&1)
    } 8>&1
    case $codes in
    [01]"${LF}0") ;;
    *) lost find ;;
    esac
}

# Everything below a folder, without what is excluded; what has too long a path is not entered.
walk() {
    deep=-H
    [ -z "$follow" ] || deep=-L
    prunes "$1"
    seen "$deep \"\$2\" $PRUNES \\( ! -path \"\$LONG\" -o -prune \\)" "$1" ''
}

# Sets PRUNES to what find does not enter: spools, what the task excludes, and the processes, unless they are asked for themselves.
prunes() {
    PRUNES="\\( -path \"\$SPOOLS\" $PRUNE \\) -prune -o "
    case $1 in
    / | /proc) PRUNES="$PRUNES\\( -path '/proc/[0-9]*' -o -path /proc/self -o -path /proc/thread-self \\) -prune -o " ;;
    esac
}

# One path that a pattern named.
add_match() {
    if excluded "$1"; then
        return 0
    fi
    if [ -d "$1" ]; then
        add_root "$1"
        if [ ! -L "$1" ] || [ -n "$follow" ] || [ -n "$2" ]; then
            walk "$1"
            return 0
        fi
    else
        add_root "${1%/*}"
    fi
    if [ -e "$1" ] || [ -L "$1" ]; then
        describe "$1"
    fi
}

# find_plain PATTERN NAMED: matches of a pattern without **. Where it is only to be seen whether there may be some, PROBE is set: SEEN then says it.
find_plain() {
    may_match "$1" || return 0
    SEEN=1
    [ -z "$PROBE" ] || return 0
    expand "$1" | {
        all=
        while IFS= read -r match; do
            [ "$match" = '~' ] && all=1 && continue
            decode_path "$match"
            add_match "$path" "$2"
        done
        [ -n "$all" ]
    } || lost shell
}

# find_deep TOP MATCH: what matches below folders, and everything in it.
find_deep() {
    may_match "$1" || return 0
    SEEN=1
    [ -z "$PROBE" ] || return 0
    expand "$1" | {
        all=
        while IFS= read -r match; do
            [ "$match" = '~' ] && all=1 && continue
            decode_path "$match"
            [ -d "$path" ] || continue
            add_root "$path"
            prunes "$path"
            decode_path "$match"
            matches "$path" "$2" | {
                every=
                while IFS= read -r line; do
                    # Folders come as paths between what is described.
                    case $line in
                    '~') every=1 ;;
                    'folder '*)
                        decode_path "/${line#*/}"
                        walk "$path"
                        ;;
                    *) printf '%s\n' "$line" ;;
                    esac
                done
                [ -n "$every" ]
            } || lost shell
        done
        [ -n "$all" ]
    } || lost shell
}

matches() {
    seen "-H \"\$2\" -mindepth 1 $PRUNES $2 -prune" "$1" 1 && echo '~'
}

add_root() { print_path "$1" >> "$ROOTS"; }

# Links whose target is a file near the places that are gathered bring that file along.
add_targets() {
    [ -z "$follow" ] || return 0
    while read -r _ kind _ _ _ _ link; do
        [ "$kind" = l ] || continue
        decode_path "$link"
        [ -f "$path" ] || continue
        answer readlink -f "$path" || lost readlink || continue
        real=$ANSWER
        [ -n "$real" ] || continue
        excluded "$real" && continue
        ! is_near "$real" || describe "$real"
    done
}

is_near() {
    while IFS= read -r root; do
        case $1 in
        "$root" | "${root%/}"/*) return 0 ;;
        esac
    done < "$ROOTS"
    return 1
}

decode_path() {
    case $1 in
    *//*)
        rest=$1
        path=
        while :; do
            case $rest in
            *//*)
                path=$path${rest%%//*}$LF
                rest=${rest#*//}
                ;;
            *) break ;;
            esac
        done
        path=$path$rest
        ;;
    *) path=$1 ;;
    esac
}
