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
    for folder in $PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; do
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

# marked TEXT [OTHER]: numbers of the processes whose environment holds one of them, whoever their parent is by now.
marked() {
    if [ -r /proc/self/environ ]; then
        (
            set +f
            grep -lF -e "$1" -e "${2:-$1}" /proc/[0-9]*/environ 2>/dev/null
        ) | while IFS=/ read -r _ _ process _; do
            printf '%s\n' "$process"
        done
    else
        # The brackets keep this grep out of its own findings.
        ps axeww 2>/dev/null | grep -F -e "$1" -e "${2:-$1}" | grep -v 'grep -F' | while read -r process _; do
            printf '%s\n' "$process"
        done
    fi
}

# Sets FREE and SIZE, in KiB, of the file system of a folder; FREE is 0 where that cannot be found out.
room() {
    FREE=0
    SIZE=0
    # The name of a file system may hold blanks, so the fields are counted from the percent sign.
    used=$(df -kP "$1" 2>/dev/null)
    used=${used##*"
"}
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

# Whether a folder is ours alone: another user could have made it, or a link in its place.
ours() {
    [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ]
}

search_path
