# Runs one server for a parent that may die at any moment, and leaves nothing behind when it does.
#
#   $1     run directory, removed at the end
#   $2...  the server's command
#
# Standard input is the parent's life line: each line on it is the name of a signal for the server, and its end means that the
# parent is gone or done. The line LEAVE says that the run directory is still needed: the parent lives and starts the server again.
# Standard output gets one line when the server has ended.
run=$1
shift
exec 3<&0 </dev/null

"$@" >>"$run/server.log" 2>&1 3<&- &
server=$!

# A dead parent reads no more: the last line to it must not end this script before its work is done.
trap '' PIPE HUP INT

signal() {
    [ -e "$run/ended" ] || kill -s "$1" "$server"
}

running() {
    [ -d "$run" ] && [ ! -e "$run/ended" ] && kill -0 "$server"
}

{
    while IFS= read -r name <&3; do
        case $name in
            LEAVE) : >"$run/left" ;;
            *) signal "$name" ;;
        esac
    done
    signal CONT
    signal QUIT
    waited=0
    while running && [ "$waited" -lt 600 ]; do
        sleep 0.01
        waited=$((waited + 1))
    done
    running && kill -s KILL "$server"
} >/dev/null 2>&1 &
listener=$!

wait "$server"
status=$?
exec 3<&-
: >"$run/ended"
echo "ended $status"
exec >/dev/null 2>&1
wait "$listener"
# A server that was killed has not given back the shared memory that guards its data directory; its lock file names it.
if [ ! -e "$run/left" ] && [ -e "$run/data/postmaster.pid" ]; then
    memory=$(sed -n '7s/^ *[0-9][0-9]* *\([0-9][0-9]*\) *$/\1/p' "$run/data/postmaster.pid")
    [ -z "$memory" ] || ipcrm -m "$memory" 2>/dev/null
fi
if [ -e "$run/left" ]; then
    rm -f "$run/left" "$run/ended"
else
    rm -rf "$run" "$run.lock"
fi
