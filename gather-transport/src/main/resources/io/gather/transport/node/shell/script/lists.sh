
# Tasks that run over a list, and the commands that say what there is.

# list_task glob PATTERN | command LINE, then patterns of values to leave out.
list_task() {
    begin_unit
    if [ ! -e "l/$T.ready" ]; then
        kind=$1
        source=$2
        shift 2
        {
            values_of "$kind" "$source"
            printf '\n~\n'
        } > "$R.values"
        was_lost && return
        filter_values "$@" < "$R.values" > "l/$T"
        I=list
        begin_unit
        META=0
        while read -r item; do
            describes "$item"
        done < "l/$T"
        record list
        I=
        : > "l/$T.ready"
    fi
    each_value
}

# Of a list that any worker may take values from.
each_value() {
    number=-1
    while read -r item _; do
        [ "$item" != : ] || continue
        number=$((number + 1))
        I=$number
        V=$item
        if claim "$T-$I" && settled; then
            attempt "value_$T"
        fi
    done < "l/$T"
    I=
    V=
    found_all
}

values_of() {
    case $1 in
    glob)
        expand "$2" | {
            all=
            while IFS= read -r found; do
                [ "$found" = '~' ] && all=1 && continue
                printf '%s\n' "${found##*/}"
            done
            [ -n "$all" ]
        } || lost shell
        ;;
    command)
        ask "$2"
        ;;
    esac
}

# Each value once, without those that are excluded or that a shell may misread; at most MOST_VALUES. The last line counts those left out;
# there is none unless the input ends with "~".
filter_values() {
    all=
    odd=0
    beyond=0
    kept=0
    known=' '
    # The last line of a command's output may lack its end.
    while read -r item || [ -n "$item" ]; do
        all=
        [ -n "$item" ] || continue
        [ "$item" = '~' ] && all=1 && continue
        for pattern in "$@"; do
            # shellcheck disable=SC2254
            case $item in
            $pattern) continue 2 ;;
            esac
        done
        case $item in
        -* | *[!$HARMLESS]*)
            odd=$((odd + 1))
            continue
            ;;
        esac
        case $known in
        *" $item "*) continue ;;
        esac
        known="$known$item "
        if [ "$kept" -ge "$MOST_VALUES" ]; then
            beyond=$((beyond + 1))
            continue
        fi
        kept=$((kept + 1))
        printf '%s\n' "$item"
    done
    [ -z "$all" ] || printf ': %s %s\n' "$odd" "$beyond"
}

# What a command prints that is run for the minion itself, within ASK and MOST_ANSWER.
ask() {
    out=w/$W.ask
    rm -f "$out"
    mkfifo "$out" || mkfifo "$out"
    [ -p "$out" ] || lost mkfifo || return
    : > "w/$W.why"
    begin_command
    {
        set_apart
        # shellcheck disable=SC2086,SC2090
        exec $SETSID sh -c "$1"
    } < /dev/null > "$out" 2>&1 &
    leader=$!
    [ -z "$JOBS" ] || set +m
    now
    until=$((NOW + ASK))
    [ "$until" -le "$DEADLINE" ] || until=$DEADLINE
    echo "$leader $until - $U run" > "w/$W"
    # shellcheck disable=SC2086
    dd bs=65536 count=$((MOST_ANSWER / 65536)) $FULL 2>/dev/null < "$out" || lost dd
    kill -TERM "-$leader" 2>/dev/null
    wait "$leader"
    answered $?
    : > "w/$W"
    rm -f "$out"
    ! was_lost
}

# A command that was killed has not answered; one that prints too much is ended by ourselves.
answered() {
    why=
    read -r named why 2>/dev/null < "w/$W.why"
    case $1:$why in
    *:?*) lost "$why" ;;
    141:* | 143:*) ;;
    *) [ "$1" -le 128 ] || [ "$1" -gt 192 ] || lost command ;;
    esac
}
