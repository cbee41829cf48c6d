package io.gather.cli.schedule;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.schedule.GatherSchedule;
import io.gather.core.schedule.ScheduleStore;
import io.gather.core.schedule.ScheduledRun;

/** What is kept of schedules, and the timers that start their gathers. */
record Schedules(Printer printer, Surroundings surroundings, Timers timers) {
    int add(NewSchedule wanted, String timer, PlaceOptions places) throws InterruptedException {
        ScheduleStore store = store(places);
        String sender = System.getProperty("user.name") + "@" + surroundings.hostName();
        GatherSchedule schedule = wanted.checked(surroundings.folder().toString(), sender,
                surroundings.clock().instant());
        Optional<GatherSchedule> former = store.find(schedule.name());
        if (former.isPresent() && !wanted.replace()) {
            throw new GatherException(CommandError.SCHEDULE_WRONG, "there is a schedule of this name",
                    schedule.name(), "give another --name, or take its place: --replace");
        }
        Timer chosen = timers.chosen(timer);
        List<String> command = new ArrayList<>(
                List.of(surroundings.program().toString(), "schedule", "run", schedule.name()));
        command.addAll(surroundings.placesAgain(places));
        store.put(schedule);
        try {
            chosen.install(schedule, command);
        } catch (GatherException e) {
            former.ifPresentOrElse(store::put, () -> store.remove(schedule.name()));
            throw e;
        }
        for (Timer other : timers.all()) {
            if (!other.name().equals(chosen.name())) {
                other.remove(schedule.name());
            }
        }
        printer.message(schedule.name() + ": " + schedule.cadence().text() + " by " + chosen.name() + ", next "
                + ScheduleRows.moment(next(schedule)) + ", in " + schedule.folder());
        String remark = chosen.remark();
        if (!remark.isEmpty()) {
            printer.message(remark);
        }
        return 0;
    }

    int list(boolean json, PlaceOptions places) throws InterruptedException {
        ScheduleStore store = store(places);
        List<GatherSchedule> all = store.all();
        for (GatherSchedule schedule : all) {
            Optional<ScheduledRun> last = store.runs(schedule.name()).reversed().stream().findFirst();
            ScheduleRows row = new ScheduleRows(schedule, timerOf(schedule.name()), next(schedule),
                    store.underWay(schedule.name()), last);
            if (json) {
                printer.json(row.json());
            } else {
                printer.result(row.text());
            }
        }
        if (all.isEmpty() && !json) {
            printer.message("there are no schedules; add one: gather schedule add --every 6h");
        }
        return 0;
    }

    int remove(String name, PlaceOptions places) throws InterruptedException {
        ScheduleStore store = store(places);
        boolean known = store.find(name).isPresent();
        for (Timer timer : timers.all()) {
            known |= timer.has(name);
            timer.remove(name);
        }
        if (!known) {
            throw new GatherException(CommandError.NO_SUCH_SCHEDULE, "there is no such schedule", name,
                    "see what there is: gather schedule list");
        }
        store.remove(name);
        printer.message(name + ": removed");
        return 0;
    }

    ScheduleStore store(PlaceOptions places) {
        return new ScheduleStore(surroundings.settings(places).state().resolve("schedules"));
    }

    private String timerOf(String name) throws InterruptedException {
        for (Timer timer : timers.all()) {
            if (timer.has(name)) {
                return timer.name();
            }
        }
        return "";
    }

    private ZonedDateTime next(GatherSchedule schedule) {
        return schedule.cadence().after(ZonedDateTime.now(surroundings.clock()));
    }
}
