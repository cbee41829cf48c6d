
# Stream mode, for a node where no folder has room: a task's result goes straight to the overlord, as text, and nothing is
# written here. One task at a time, in the overlord's session; a connection that breaks costs the task under way, which runs
# again. Bytes are text so that the overlord sees where they end. Descriptor 3 is the session's output, 4 what a part of a
# pipeline has to say to the whole, 5 what a unit has to say to its attempt.
stream() {
    GATHER_MINION=$GATHER/$NODE/
    export GATHER_MINION
    RUNNING=
    clock
    tools
    use_streams
    DEADLINE=$((NOW + TOTAL_TIME))
    exec 3>&1 5> /dev/null
    answer id -u
    say stream "${ANSWER:-65534}"
    INSIDE=
    [ -z "$PACKAGES" ] || list_packages
    for T in $LIGHT $WAITING $HEAVY; do
        I=
        V=
        is_told "$T" && continue
        settled && attempt "task_$T"
    done
    say end 0
}

# Whether the overlord has it from an earlier session.
is_told() {
    case " $TOLD " in
    *" $1 "*) return 0 ;;
    esac
    return 1
}

# What the minion does by way of its spool is done in other ways here.
use_streams() {
    if have base64; then
        ENCODE=base64
    elif have openssl; then
        ENCODE='openssl base64'
    else
        ENCODE='od -An -v -tx1'
    fi

    describes() { say meta "$1"; }

    begin_unit() {
        U=$T${I:+-$I}
        now
        BEGAN=$NOW
    }

    settled() {
        now
        BEGAN=$NOW
        [ "$NOW" -ge "$DEADLINE" ] || return 0
        record over
        return 1
    }

    # What ends within an attempt has ended when that came to its own end.
    record() {
        now
        set -- ended "$T${I:+-$I}" "${V:--}" $((EPOCH + BEGAN)) $((NOW - BEGAN)) "$@"
        if [ -n "$INSIDE" ]; then
            printf '%s\n' "$*" >&5
        else
            say "$@"
        fi
    }

    found_all() { LOST=; }

    lost() {
        LOST=$1
        echo "lost $1" >&5
        return 1
    }

    was_lost() { [ -n "$LOST" ]; }

    # When the unit begins again, the overlord forgets what it was told of it.
    attempt() {
        for try in 1 2; do
            INSIDE=
            LOST=
            case " $LISTS :$I" in
            *" $T "*:) "$1" ;;
            *) attempt_apart "$1" ;;
            esac
            [ -n "$LOST" ] || return 0
            say again
        done
        begin_unit
        record lost "$LOST"
    }

    attempt_apart() {
        heard=$(
            {
                INSIDE=1
                "$1"
                echo whole >&5
            } 5>&1 >&3
        )
        case $LF$heard in
        *"${LF}lost "*)
            LOST=${heard#*lost }
            LOST=${LOST%%[!a-z0-9]*}
            ;;
        *"${LF}whole") say "${heard%"$LF"*}" ;;
        *) LOST=shell ;;
        esac
    }

    command_task() {
        begin_unit
        if [ -n "$4" ] && ! have "$4"; then
            record absent "$4"
            return
        fi
        within "$1"
        most=$2
        keep=$3
        shift 4
        said=$({ limited "$limit" "$@" | stream_output "$most" "$keep" >&3; } 4>&1) || lost shell
        ended_how
        record command "$code" "$why"
    }

    list_task() {
        begin_unit
        kind=$1
        source=$2
        shift 2
        values=$LF$({ { values_of "$kind" "$source" && printf '\n~\n'; } 5>&6 | filter_values "$@"; } 6>&1)
        # No value holds a blank.
        case $values in
        *"${LF}lost "*)
            values=${values##*"${LF}lost "}
            lost "${values%%[!a-z0-9]*}"
            return
            ;;
        *"$LF: "*) ;;
        *)
            lost shell
            return
            ;;
        esac
        I=list
        if ! is_told "$T-list"; then
            ifs=$IFS
            IFS=$LF
            for item in $values; do
                IFS=$ifs
                [ -z "$item" ] || describes "$item"
            done
            IFS=$ifs
            record list
        fi
        number=-1
        for item in ${values%"$LF: "*}; do
            number=$((number + 1))
            I=$number
            V=$item
            is_told "$T-$I" && continue
            settled && attempt "value_$T"
        done
        I=
        V=
        LOST=
    }

    ask() {
        within "$ASK"
        {
            said=$({ limited "$limit" sh -c "$1" | { bytes "$MOST_ANSWER" >&7 2>/dev/null && echo all >&4; }; } 4>&1)
        } 7>&1
        case $said in
        *all*) ;;
        *) lost dd ;;
        esac
        ended_how
        case $code:$why in
        *:time | *:over) lost "$why" ;;
        141:* | 143:*) ;;
        *) [ "$code" -le 128 ] || [ "$code" -gt 192 ] || lost command ;;
        esac
        ! was_lost
    }

    files_task() {
        begin_unit
        within "$1"
        ending=$((NOW + limit))
        max=$2
        maxfile=$3
        keep=$4
        follow=$5
        since=$6
        stat_tool || return
        SPOOLS=/none/gather-none
        # shellcheck disable=SC2090
        export DESCRIBE SPOOLS
        {
            "find_$T" | with_targets
            echo '-99999999999999 ~'
        } | sort -k 1,1nr -k 7 | stream_files || lost shell
    }

    # Roots come between what was found.
    add_root() {
        printf 'root '
        print_path "$1"
    }

    is_near() {
        near=1
        ifs=$IFS
        IFS=$LF
        for root in $FOUND_ROOTS; do
            case $1 in
            "$root" | "${root%/}"/*) near=0 ;;
            esac
        done
        IFS=$ifs
        return "$near"
    }

    has_room() { return 0; }

    # There is no list of what other tasks have: the overlord drops what comes twice.
    add_to_batch() {
        [ "$kind" = v ] || left=$((left + $1))
        read_one
    }

    flush_batch() { :; }

    flush_copies() { :; }

    goes_along() { return 1; }

    head_digest() {
        SUM=-
        # shellcheck disable=SC2086
        [ -z "$SHA" ] || SUM=$(dd bs="$HEAD" count=1 2>/dev/null < "$path" | $SHA) || SUM=-
        SUM=${SUM%% *}
        describes "h ${SUM:--}"
    }

    size_of_data() { DATA=0; }

    # It has nowhere to lay what it compares.
    file_marks() {
        MARK=
        BEGIN=0
    }

    # Packs the input, that many bytes of it at most, a piece after the other. Each part of it says that it came to its end.
    pack_first() {
        lacking=$1
        while [ "$lacking" -gt 0 ]; do
            want=$lacking
            [ "$want" -le "$MEMBER" ] || want=$MEMBER
            [ "$want" -le 65536 ] || want=$((want / 65536 * 65536))
            say piece
            counted=$({
                { bytes "$want" 2>&4 || unread $? >&4; } |
                    { squeeze && echo squeezed >&4; } |
                    { $ENCODE >&3 2>/dev/null && echo encoded >&4; }
            } 4>&1)
            case $counted in
            *died*) lost dd || return ;;
            *squeezed*encoded* | *encoded*squeezed*) ;;
            *) lost gzip || return ;;
            esac
            pieced=${counted%% byte*}
            pieced=${pieced##*"$LF"}
            case $pieced in
            '' | *[!0-9]*)
                # A dd that does not count: one piece is all that can be told apart.
                describes "g - - -"
                return 0
                ;;
            esac
            if [ -z "$SQUEEZE" ] || [ -n "$RAW" ]; then
                describes "r $pieced"
            else
                describes "g $pieced - -"
            fi
            CONTENT=$((CONTENT + pieced))
            lacking=$((lacking - pieced))
            case $counted in
            *unread*)
                CUT=failed
                return 0
                ;;
            esac
            [ "$pieced" -ge "$want" ] || [ -z "$FULL" ] || return 0
            [ "$pieced" -gt 0 ] || return 0
        done
    }

    goes_on() {
        more=$({ dd bs=1 count=1 2>/dev/null || lost dd; } | wc -c) || lost wc || return
        [ "$more" -gt 0 ]
    }

    read_virtual() {
        most=$left
        [ "$maxfile" -ge "$most" ] || most=$maxfile
        begin_content
        within "$KERNEL_FILE"
        entry ok 0
        # shellcheck disable=SC2016
        said=$({ limited "$limit" sh -c 'exec cat -- "$1" 2>/dev/null' sh "$path" |
            stream_output "$most" head >&3; } 4>&1) || lost shell
        ended_how
        [ "$code" -le 128 ] || [ "$code" -eq 141 ] || [ "$why" != itself ] || lost cat
    }
}

# unread CODE: of a dd that could not read on.
unread() {
    if died "$1"; then echo died; else echo unread; fi
}

# Sets code and why to how a command ended, by what was said of it.
ended_how() {
    case $LF$said in
    *"${LF}code "*) ;;
    *)
        code=0
        why=itself
        lost shell
        return
        ;;
    esac
    code=${said##*code }
    code=${code%%[!0-9]*}
    why=itself
    now
    if [ "$code" -gt 128 ] && [ $((NOW - BEGUN)) -ge "$limit" ]; then
        why='time'
        [ "$NOW" -lt "$DEADLINE" ] || why=over
    fi
    case $said in
    *full*) why=full ;;
    esac
}

# Sets limit, in milliseconds, to what is left of the run, that much at most.
within() {
    now
    BEGUN=$NOW
    limit=$1
    [ $((NOW + limit)) -le "$DEADLINE" ] || limit=$((DEADLINE - NOW))
    [ "$limit" -gt 0 ] || limit=1
}

stream_files() {
    LO=0
    LB=0
    DUP=0
    MANY=0
    left=$max
    full=
    count=0
    all=
    why=itself
    while read -r time kind mode device inode size link; do
        [ "$kind" = '~' ] && all=1 && break
        count=$((count + 1))
        now
        if [ "$NOW" -ge "$ending" ]; then
            why='time'
            all=1
            break
        fi
        [ "$kind" = f ] || size=0
        judge_size
        case $mark in
        o)
            LO=$((LO + 1))
            LB=$((LB + size))
            ;;
        m)
            MANY=1
            all=1
            break
            ;;
        n) take_file ;;
        esac
    done
    [ -n "$all" ] || lost sort || return
    record files "$why" "$LO" "$LB" "$DUP" "$MANY" 0 0 -
}

# Passes on what was found, and then the files that links among it lead to.
with_targets() {
    FOUND_ROOTS=
    links=
    while IFS= read -r line; do
        case $line in
        'root '*)
            FOUND_ROOTS=$FOUND_ROOTS${line#root }$LF
            continue
            ;;
        *' l '*) links=$links$line$LF ;;
        esac
        printf '%s\n' "$line"
    done
    [ -z "$links" ] || printf %s "$links" | add_targets
}

# limited MILLISECONDS WORD...: runs a command no longer than that, and says its exit code.
limited() {
    wait_for=$((($1 + 999) / 1000))
    shift
    number_unit
    {
        set_apart
        # shellcheck disable=SC2086,SC2090
        exec $SETSID "$@"
    } < /dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- &
    leader=$!
    # A sleep that was killed is no time that is over.
    # shellcheck disable=SC2016,SC2086,SC2090
    $SETSID sh -c 'sleep "$1" || sleep "$1" || exit
        kill -TERM "-$2" "$2"; sleep "$3"; kill -KILL "-$2" "$2"' sh "$wait_for" "$leader" $((GRACE / 1000)) \
        < /dev/null > /dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- &
    watcher=$!
    wait "$leader"
    echo "code $?" >&4
    kill -KILL "-$watcher" "$watcher" 2>/dev/null
    kill -KILL "-$leader" 2>/dev/null
    marked "GATHER_MARK=$GATHER/$NODE/$U." "$NUMBER "
    for process in $MARKED; do
        kill -KILL "$process" 2>/dev/null
    done
}

# bytes NUMBER: copies that many, or less at the end of the input.
bytes() {
    if [ "$1" -ge 65536 ]; then
        # shellcheck disable=SC2086
        dd bs=65536 count=$(($1 / 65536)) $FULL
    else
        # shellcheck disable=SC2086
        dd bs="$1" count=1 $FULL
    fi
}

stream_output() {
    begin_content
    case $2 in
    head) pack_first "$1" ;;
    tail) stream_last "$1" ;;
    both)
        pack_first $(($1 / 2))
        [ "$CONTENT" -lt $(($1 / 2)) ] || stream_last $(($1 - $1 / 2))
        ;;
    esac
    if [ "$2" = head ] && [ "$CONTENT" -ge "$1" ] && goes_on; then
        DROPPED=1
        echo full >&4
    fi
    end_content
    return 0
}

# Nothing may be kept on disk, and little in memory. What dd says of itself tells how much there was.
stream_last() {
    last=$1
    [ "$last" -le "$TAILS" ] || last=$TAILS
    tailed=$({
        { dd bs=65536 2>&6 || echo "died $?" >&6; } |
            { tail -c "$last" && echo all >&6; } |
            pack_first "$last" || echo lost >&6
    } 6>&1 >&3)
    case $tailed in
    *died* | *lost*) lost dd || return ;;
    *all*) ;;
    *) lost tail || return ;;
    esac
    seen=${tailed%% byte*}
    seen=${seen##*"$LF"}
    case $seen in
    '' | *[!0-9]*) ;;
    *) [ "$seen" -le "$last" ] || DROPPED=$((seen - last)) ;;
    esac
}

squeeze() {
    if [ -z "$SQUEEZE" ] || [ -n "$RAW" ]; then
        cat
    else
        $SQUEEZE
    fi
}
