# What every script of gather on a node begins with. POSIX sh: dash, bash, BusyBox, FreeBSD.
# Names of files may hold any byte, so bytes are all that is looked at; the commands themselves get C.UTF-8.
LC_ALL=C
export LC_ALL
umask 077
set -f

# Folders of the user's PATH, then those of the administrator; relative ones could lead to other programs.
search_path() {
    ifs=$IFS
    IFS=:
    path=
    for folder in $PATH:$FOLDERS; do
        case $folder in
        /*) ;;
        *) continue ;;
        esac
        case :$path: in
        *:"$folder":*) ;;
        *) path=$path${path:+:}$folder ;;
        esac
    done
    IFS=$ifs
    PATH=$path
}

# Not `command -v`, which also knows what is built into the shell.
have() {
    case $1 in
    /*)
        [ -f "$1" ] && [ -x "$1" ]
        return
        ;;
    */*) return 1 ;;
    esac
    ifs=$IFS
    IFS=:
    for folder in $PATH; do
        if [ -f "$folder/$1" ] && [ -x "$folder/$1" ]; then
            IFS=$ifs
            return 0
        fi
    done
    IFS=$ifs
    return 1
}

# died CODE: whether that is the end of a program that was killed, or never ran: no answer of it.
died() {
    [ "$1" -gt 125 ]
}

# lacks CODE: whether that is what a shell says of a program that is not there, or cannot be run.
lacks() {
    [ "$1" -eq 126 ] || [ "$1" -eq 127 ]
}

# answer PROGRAM WORD...: sets ANSWER to what it prints. One that died is asked again; fails when it dies again.
answer() {
    ANSWER=$("$@" 2>/dev/null) || ! died $? || ANSWER=$("$@" 2>/dev/null) || ! died $? || {
        ANSWER=
        return 1
    }
}

# marked TEXT NUMBER [OTHER]: sets MARKED to the processes whose environment holds the text, or the other one, whoever their parent
# is by now; and those that have the number among their limits, which a process keeps that emptied its environment.
marked() {
    MARKED=
    if [ -r /proc/self/environ ]; then
        answer environments "$@" || return 1
        for found in $ANSWER; do
            found=${found#/proc/}
            found=${found%%/*}
            # The dead keep their limits until they are buried.
            read -r state 2>/dev/null < "/proc/$found/stat" || continue
            case $state in
            *') Z '* | *') X '*) ;;
            *) MARKED="$MARKED $found" ;;
            esac
        done
    else
        answer listed "$@" || return 1
        ifs=$IFS
        IFS=$LF
        for found in $ANSWER; do
            IFS=$ifs
            # shellcheck disable=SC2086
            set -- $found
            MARKED="$MARKED $1"
        done
        IFS=$ifs
    fi
}

environments() {
    set +f
    exec grep -lF -e "$1" -e "${3:-$1}" -e "Max file locks            $2" /proc/[0-9]*/environ /proc/[0-9]*/limits
}

# The brackets keep this grep out of its own findings.
listed() {
    ps axeww | grep -F -e "$1" -e "${3:-$1}" | grep -v 'grep -F'
}

LF='
'

# is_minion PROCESS RUN: whether that is the minion of a run; without a run, any minion. Its number could be another process's by
# now. Where the mark stands among its variables is up to the programs that started it.
is_minion() {
    kill -0 "$1" 2>/dev/null || return 1
    [ -r /proc/self/environ ] || return 0
    while read -r marks || [ -n "$marks" ]; do
        case $marks in
        *"GATHER_MINION=$2"*) return 0 ;;
        esac
    done 2>/dev/null < "/proc/$1/environ"
    return 1
}

# forget_minion PROCESS FILE: of one that is dead, unless another one has taken its place meanwhile.
forget_minion() {
    mv "$2" "$2.$$" 2>/dev/null || return 0
    gone=
    read -r gone 2>/dev/null < "$2.$$"
    [ "$gone" = "$1" ] || ln "$2.$$" "$2" 2>/dev/null
    rm -f "$2.$$"
}

# Sets FREE and SIZE, in KiB, of the file system of a folder. Fails where that cannot be found out; FREE is 0 then.
room() {
    FREE=0
    SIZE=0
    # The name of a file system may hold blanks, so the fields are counted from the percent sign.
    answer df -kP "$1"
    used=${ANSWER##*"$LF"}
    used=${used%%\%*}
    # shellcheck disable=SC2086
    set -- $used
    [ $# -ge 5 ] || return 1
    shift $(($# - 4))
    case $1$3 in
    *[!0-9]*) return 1 ;;
    esac
    SIZE=$1
    FREE=$3
}

# Sets LEAST to what is to stay free of the disk that SIZE is of, in KiB.
leave_free() {
    LEAST=$LEAVE
    [ "$LEAST" -le $((SIZE / LEFT_FREE)) ] || LEAST=$((SIZE / LEFT_FREE))
}

# Sets MINE to the number of this user; empty where that cannot be found out.
who_am_i() {
    [ -z "$MINE" ] || return 0
    answer id -u || return
    MINE=$ANSWER
}

# own_folder PATH: makes a folder that is ours alone, whatever is there already.
own_folder() {
    mkdir "$1" 2>/dev/null || { ours "$1" && chmod 700 "$1"; }
}

# Whether a folder is ours alone: another user could have made it, or a link in its place.
ours() {
    [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ]
}

# Sets OWN_SESSION to the words that run a command in a session of its own; empty: the node has nothing for that.
# shellcheck disable=SC2089,SC2090
own_session() {
    OWN_SESSION=
    have setsid && OWN_SESSION=setsid && return
    for words in 'busybox setsid' 'perl -MPOSIX=setsid -e setsid;exec{$ARGV[0]}@ARGV;exit(127)' \
        'python3 -c __import__("os").setsid();__import__("os").execvp(__import__("sys").argv[1],__import__("sys").argv[1:])'; do
        # shellcheck disable=SC2086,SC2090
        have "${words%% *}" && $words sh -c : 2>/dev/null && OWN_SESSION=$words && return
    done
    return 0
}

# Runs what else comes: one session serves for all that is wanted of a node, as long as it lasts.
serve() {
    while read -r word length; do
        [ "$word" = script ] || continue
        if [ -n "$WHOLE" ]; then
            s=$(dd bs="$length" count=1 "$WHOLE" 2>/dev/null) || exit 1
        else
            s=$(dd bs=1 count="$length" 2>/dev/null) || exit 1
        fi
        eval "$s"
    done
}

search_path
