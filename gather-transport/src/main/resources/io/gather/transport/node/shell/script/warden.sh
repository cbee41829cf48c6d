
# Times, stop, disk: one process looks after the commands and files of all workers.

# Without a warden no command would ever be ended.
watch_over() {
    while [ ! -e "done" ]; do
        warden &
        wait $!
    done
}

# Ends a unit's processes: its group, and those that left it.
strike() {
    number=${3%%-*}
    case $3 in
    *-[0-9]*) number=$((RUN * 1000000000 + number * 1000 + ${3#*-})) ;;
    *) number=$((RUN * 1000000000 + number * 1000 + 999)) ;;
    esac
    marked "GATHER_MARK=$GATHER/$NODE/$3." "$number "
    # All at once, so that the unit has no outcome while some of it runs.
    # shellcheck disable=SC2086
    kill "-$1" "-$2" "$2" $MARKED 2>/dev/null
}

# Looks after all workers' commands, so that no command needs a watchdog of its own. Seldom, while nothing is due.
warden() {
    now
    look=$((NOW + 2000))
    while [ ! -e "done" ]; do
        nap "$NAP"
        NAP=$SELDOM
        ring
        now
        [ "$NOW" -lt "$DEADLINE" ] || [ -e over ] || : > over
        if [ "$NOW" -ge "$look" ]; then
            look_at_disk
            look=$((NOW + 2000))
            # A disk with much room is not full that soon.
            [ "$FREE" -lt $((LEAVE + 4194304)) ] || look=$((NOW + 10000))
        fi
        n=0
        while [ "$n" -lt "$WORKERS" ]; do
            n=$((n + 1))
            watch "$n"
        done
    done
}

look_at_disk() {
    room . || return 0
    note_room
}

note_room() {
    if [ "$FREE" -lt "$LEAVE" ]; then
        echo "$FREE" > short.new && mv short.new short
    elif [ -e short ]; then
        rm -f short
    fi
}

watch() {
    phase=
    read -r leader until capturer unit phase most self pending 2>/dev/null < "w/$1"
    [ -n "$phase" ] || return 0
    struck=
    strike_at=0
    eval "struck=\${struck_$1:-} strike_at=\${strike_at_$1:-0}"
    if [ "$phase" = files ]; then
        watch_files "$1"
        return 0
    fi
    [ "$phase" != drain ] && [ "$struck" != "$unit" ] && [ "$NOW" -lt $((until - 2000)) ] || NAP=$TICK
    if [ "$phase" = drain ]; then
        # Whatever still holds the pipe has left its command behind.
        if [ "$NOW" -ge "$until" ]; then
            strike KILL "$leader" "$unit"
            [ "$NOW" -lt $((until + DRAIN)) ] || {
                echo "$unit held" > "w/$1.why"
                kill -KILL "$capturer" 2>/dev/null
            }
        fi
        return 0
    fi
    if [ "$struck" = "$unit" ]; then
        [ "$NOW" -lt "$strike_at" ] || strike KILL "$leader" "$unit"
        return 0
    fi
    [ -z "$most" ] || watch_straight "$1"
    why=
    read -r named why 2>/dev/null < "w/$1.why"
    if [ "$why" = full ] && [ "$named" = "$unit" ]; then
        grace=0
    elif [ -e stop ]; then
        grace=$GRACE_ON_STOP
        [ ! -e helpless ] || grace=0
        echo "$unit stop" > "w/$1.why"
    elif [ "$NOW" -ge "$until" ]; then
        grace=$GRACE
        why='time'
        [ "$NOW" -lt "$DEADLINE" ] || why=over
        echo "$unit $why" > "w/$1.why"
    else
        return 0
    fi
    strike TERM "$leader" "$unit"
    eval "struck_$1=\$unit strike_at_$1=\$((NOW + grace))"
}

# A command that is not done at once: what others left is told meanwhile, and its output is measured now and then.
watch_straight() {
    looked=
    eval "looked=\${looked_$1:-}"
    if [ "${looked%:*}" != "$unit" ]; then
        looked=$unit:$((NOW + MEASURED))
    elif [ "$NOW" -ge "${looked#*:}" ]; then
        looked=$unit:$((NOW + MEASURED))
        [ "$pending" = 0 ] || kill -USR1 "$self" 2>/dev/null
        written=$(wc -c < "o/$unit.r") 2>/dev/null
        [ "$((written))" -le "$most" ] || echo "$unit full" > "w/$1.why"
    fi
    eval "looked_$1=\$looked"
}

# A files task may hang in a file system that does not answer; it is left behind then, and what it has is kept.
watch_files() {
    busy=
    read -r busy 2>/dev/null < "w/$1.busy"
    if [ -n "$busy" ] && [ $((NOW - busy)) -ge "$KERNEL_FILE" ]; then
        reading=
        read -r reading 2>/dev/null < "w/$1.reading"
        [ -z "$reading" ] || kill -KILL "$reading" 2>/dev/null
    fi
    if [ -e stop ]; then
        why=stop
    elif [ "$NOW" -ge "$DEADLINE" ]; then
        why=over
    elif [ "$NOW" -ge "$until" ]; then
        why='time'
    else
        return 0
    fi
    echo "$unit $why" > "w/$1.why"
    family "$leader" KILL
}

# Kills a process and all below it.
family() {
    for child in $({ ps -A -o pid= -o ppid= || ps -o pid,ppid; } 2>/dev/null | while read -r one parent; do
        [ "$parent" != "$1" ] || echo "$one"
    done); do
        (family "$child" "$2")
    done
    kill "-$2" "$1" 2>/dev/null
}
