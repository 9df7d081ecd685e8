# What every sender shares. A beat that finds no network is kept with its time and told later, with its age.
# The address holds the device's key: whoever has this file can speak for the device.
url='@PING_URL@'
most_kept=720
oldest_seconds=34000000

fetch() { # query
  if command -v curl >/dev/null 2>&1; then
    curl -fsS -m 20 -o /dev/null "$url?$1" 2>/dev/null
  else
    wget -q -T 20 -O /dev/null "$url?$1" 2>/dev/null
  fi
}

# The time since the start cannot be set wrong, so it comes first; the date only tells across a restart.
boot() { cat /proc/sys/kernel/random/boot_id 2>/dev/null || echo -; }
uptime_seconds() { cut -d . -f 1 /proc/uptime 2>/dev/null || echo 0; }

age_of() { # boot, uptime, date
  if [ "$1" != - ] && [ "$1" = "$(boot)" ]; then
    echo $(($(uptime_seconds) - $2))
  else
    echo $(($(date +%s) - $3))
  fi
}

keep() { # query
  printf '%s %s %s %s\n' "$(boot)" "$(uptime_seconds)" "$(date +%s)" "$1" >>"$spool"
  if [ "$(wc -l <"$spool")" -gt "$most_kept" ]; then
    tail -n "$most_kept" "$spool" >"$spool.part" && mv "$spool.part" "$spool"
  fi
}

# What cannot be read, or would be older than a year, is passed over.
tell() { # boot, uptime, date, query
  case "x$2$3" in *[!0-9x]* | x) return 0 ;; esac
  age=$(age_of "$1" "$2" "$3")
  [ "$age" -ge 0 ] && [ "$age" -le "$oldest_seconds" ] || return 0
  fetch "${4:+$4&}age=$age"
}

# Oldest first, until one fails. Beats that are kept meanwhile go into a new file.
tell_kept() {
  [ -s "$spool.sending" ] || mv "$spool" "$spool.sending" 2>/dev/null || return 0
  told=0
  while read -r kept_boot kept_uptime kept_date kept_query; do
    tell "$kept_boot" "$kept_uptime" "$kept_date" "$kept_query" || break
    told=$((told + 1))
    [ "$told" -lt 60 ] || break
  done <"$spool.sending"
  tail -n "+$((told + 1))" "$spool.sending" >"$spool.rest" && mv "$spool.rest" "$spool.sending"
}

# Only one run at a time tells what was kept; a lock whose owner is gone counts for nothing.
alone() {
  if ! mkdir "$spool.lock" 2>/dev/null; then
    ! kill -0 "$(cat "$spool.lock/pid" 2>/dev/null || echo 0)" 2>/dev/null || return 1
  fi
  echo "$$" >"$spool.lock/pid"
}

beat() { # query, as in charging=true&battery=80
  mkdir -p "${spool%/*}"
  if ! fetch "$1"; then
    keep "$1"
  elif alone; then
    tell_kept
    rm -rf "$spool.lock"
  fi
}

# What a Linux machine knows of its own supply, as a query; nothing where it has no battery.
own_supply() {
  charging=
  battery=
  for supply in "${MAINSWATCH_SUPPLIES:-/sys/class/power_supply}"/*; do
    [ "$(cat "$supply/scope" 2>/dev/null)" != Device ] || continue
    case $(cat "$supply/type" 2>/dev/null) in
      Mains | USB) if [ "$(cat "$supply/online" 2>/dev/null)" = 1 ]; then charging=true; else charging=${charging:-false}; fi ;;
      Battery) battery=$(cat "$supply/capacity" 2>/dev/null) ;;
    esac
  done
  [ -z "$battery" ] || printf 'battery=%s%s' "$battery" "${charging:+&charging=$charging}"
}
