
# What is there on the node: conditions of tasks, packages, patterns of paths.

# What uname says; it is asked once.
SYSTEM=

# holds KIND VALUE...: whether any of them is there.
holds() {
    kind=$1
    shift
    for value in "$@"; do
        "is_$kind" "$value" && return 0
    done
    return 1
}

is_command() { have "$1"; }

is_file() {
    may_match "$1" || return
    found=$(expand "$1")
    case $found in
    *'~') [ "$found" != '~' ] ;;
    *) lost shell ;;
    esac
}

is_service() {
    unit=${1%.service}.service
    for folder in $UNITS; do
        [ -e "$folder/$unit" ] && return 0
    done
    for folder in $INIT_SCRIPTS; do
        [ -e "$folder/$1" ] && return 0
    done
    return 1
}

is_process() {
    name=$1
    while [ "${#name}" -gt "$PROCESS_NAME" ]; do
        name=${name%?}
    done
    set +f
    for process in /proc/[0-9]*/comm; do
        comm=
        read -r comm 2>/dev/null < "$process"
        if [ "$comm" = "$name" ]; then
            set -f
            return 0
        fi
    done
    set -f
    return 1
}

is_module() {
    name=$1
    while :; do
        case $name in
        *-*) name=${name%%-*}_${name#*-} ;;
        *) break ;;
        esac
    done
    [ ! -d "/sys/module/$name" ] || return 0
    [ -r /proc/modules ] || return 1
    while read -r module _; do
        [ "$module" != "$name" ] || return 0
    done < /proc/modules
    return 1
}

is_os() {
    if [ -z "$SYSTEM" ]; then
        answer uname -s || lost uname || return
        SYSTEM=$ANSWER
    fi
    system=$SYSTEM
    case $system in
    *[Ii]silon* | [Oo]ne[Ff][Ss]) system=onefs ;;
    FreeBSD) system=freebsd ;;
    Linux) system=linux ;;
    esac
    case $1 in
    linux | onefs | freebsd)
        [ "$system" = "$1" ]
        return
        ;;
    esac
    for file in /etc/os-release /usr/lib/os-release; do
        [ -r "$file" ] || continue
        while IFS='=' read -r key value || [ -n "$key" ]; do
            case $value in
            \"*\" | \'*\')
                value=${value#?}
                value=${value%?}
                ;;
            esac
            case $key:" $value " in
            ID:*" $1 "* | ID_LIKE:*" $1 "*) return 0 ;;
            esac
        done < "$file"
        return 1
    done
    return 1
}

# The names were listed before any worker began; here the value is a pattern.
is_package() {
    [ -z "$NO_NAMES" ] || lost "$NO_NAMES" || return
    for package in $NAMES; do
        # shellcheck disable=SC2254
        case $package in
        $1) return 0 ;;
        esac
    done
    return 1
}

# Sets NAMES; NO_NAMES to what died when they were asked for, a second time too.
list_packages() {
    W=1
    T=0
    I=
    U=packages
    for attempt in 1 2; do
        found_all
        NAMES=
        if [ -r /var/lib/dpkg/status ]; then
            answer grep -E '^(Package|Status): ' /var/lib/dpkg/status || lost grep
            installed
        fi
        if [ -r /lib/apk/db/installed ]; then
            answer sed -n 's/^P://p' /lib/apk/db/installed || lost sed
            NAMES="$NAMES $ANSWER"
        fi
        if have rpm; then
            names=$(ask "rpm -qa --queryformat '%{NAME}\\n'") || lost shell
            NAMES="$NAMES $names"
        fi
        was_lost || break
    done
    NO_NAMES=$LOST
    found_all
}

# Adds those that dpkg says are there.
installed() {
    ifs=$IFS
    IFS=$LF
    for line in $ANSWER; do
        case $line in
        'Package: '*) package=${line#Package: } ;;
        *' installed') NAMES="$NAMES $package" ;;
        esac
    done
    IFS=$ifs
}

# may_match PATTERN: false where it is plain that nothing does, since the folder is not there that a wildcard is to be looked for in. No process
# is begun for what most of all patterns come to on any node.
may_match() {
    case $1 in
    */ | *//* | */. | */./*) return 0 ;;
    *[*?[\\]*)
        place=${1%%[*?[\\]*}
        place=${place%/*}
        [ -z "$place" ] || [ -d "$place" ]
        ;;
    *) [ -e "$1" ] || [ -L "$1" ] ;;
    esac
}

# expand PATTERN: each path that matches, a line each, in their order, and a last line "~" when that is all. A name that begins with
# a dot is like any other; a line feed in a name is printed as two slashes.
expand() {
    case $1 in
    *[*?[\\]*) (expand_in "$1") | sort ;;
    *) (expand_in "$1") ;;
    esac
}

expand_in() {
    IFS=/
    # shellcheck disable=SC2086
    set -- $1
    expand_below '' "$@" && echo '~'
}

expand_below() {
    from=$1
    shift
    while [ $# -gt 0 ] && { [ -z "$1" ] || [ "$1" = . ]; }; do
        shift
    done
    if [ $# -eq 0 ]; then
        if [ -e "${from:-/}" ] || [ -L "$from" ]; then
            print_path "${from:-/}"
        fi
        return 0
    fi
    part=$1
    shift
    case $part in
    *[*?[\\]*) ;;
    *)
        expand_below "$from/$part" "$@"
        return
        ;;
    esac
    set +f
    for child in "$from"/* "$from"/.*; do
        set -f
        name=${child##*/}
        case $name in
        . | ..) continue ;;
        esac
        # shellcheck disable=SC2254
        case $name in
        $part) ;;
        *) continue ;;
        esac
        if [ $# -eq 0 ]; then
            [ ! -e "$child" ] && [ ! -L "$child" ] || print_path "$child"
        else
            (expand_below "$child" "$@") || return 1
        fi
    done
    set -f
}

print_path() {
    path=$1
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
    printf '%s\n' "$path"
}
