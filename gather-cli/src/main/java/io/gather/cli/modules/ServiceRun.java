package io.gather.cli.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.gather.cli.error.CommandError;
import io.gather.cli.signals.Interrupt;
import io.gather.core.error.GatherException;
import io.gather.core.module.ModuleContext;
import io.gather.core.module.Service;
import io.gather.core.module.ServiceCall;
import io.gather.core.module.VerbOption;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;

/** A module's services in this process, from the start of the first to the end of the last. For one thread. */
final class ServiceRun {
    /** Beyond what services may take: to say the last word. */
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final InstalledModule module;
    private final ModuleContext context;
    private final ServiceReport report;
    private final Map<String, List<String>> typed;
    private final Duration stopsWithin;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Service, Thread> running = new LinkedHashMap<>();

    /**
     * @param typed options of all services, with their values
     * @param stopsWithin how long services may take to stop
     */
    ServiceRun(InstalledModule module, ModuleContexts contexts, ServiceReport report,
            Map<String, List<String>> typed, Duration stopsWithin) {
        this.module = module;
        this.typed = Map.copyOf(typed);
        this.stopsWithin = stopsWithin;
        this.report = report;
        this.context = contexts.of(module,
                text -> report.on(new ServiceEvent.Notice(module.name(), text)));
    }

    private sealed interface Event {
        record Told() implements Event {}

        record Ended(Service service, @Nullable Throwable failure) implements Event {}
    }

    /** @return the exit code; what a service throws comes out of it, when the others have stopped */
    int run() throws InterruptedException {
        try (Interrupt _ = Interrupt.of(() -> events.add(new Event.Told()), stopsWithin.plus(LAST_WORD))) {
            GatherException failure = null;
            List<String> deaf = List.of();
            try {
                module.services().forEach(this::start);
                failure = serve();
            } finally {
                deaf = stop();
            }
            if (failure == null && !deaf.isEmpty()) {
                failure = new GatherException(CommandError.SERVICE_NOT_ENDED, notEnded(deaf),
                        "module " + module.name(),
                        "the process ends all the same; report it to whoever made the module");
            } else if (!deaf.isEmpty()) {
                report.on(new ServiceEvent.Notice(module.name(), notEnded(deaf)));
            }
            if (failure != null) {
                throw failure;
            }
            return 0;
        }
    }

    private String notEnded(List<String> deaf) {
        return "not ended " + Durations.show(stopsWithin) + " after it was told to: " + String.join(", ", deaf);
    }

    private void start(Service service) {
        report.on(new ServiceEvent.Starting(module.name(), service.name(), service.about()));
        running.put(service, Thread.ofVirtual().name("service " + module.name() + "." + service.name()).start(() -> {
            Throwable failure = null;
            try {
                service.serve(new ServiceCall(context, its(service), how -> report
                        .on(new ServiceEvent.Started(module.name(), service.name(), how))));
            } catch (Exception | Error e) {
                failure = e;
            } finally {
                events.add(new Event.Ended(service, failure));
            }
        }));
    }

    private Map<String, List<String>> its(Service service) {
        return service.options().stream().map(VerbOption::name).filter(typed::containsKey)
                .collect(Collectors.toMap(Function.identity(), name -> typed.getOrDefault(name, List.of())));
    }

    /** Until all have done their work, one fails, or the process is told to end. */
    private @Nullable GatherException serve() throws InterruptedException {
        while (!running.isEmpty()) {
            switch (events.take()) {
                case Event.Told _ -> {
                    report.on(new ServiceEvent.Stopping(module.name(), "told to"));
                    return null;
                }
                case Event.Ended ended -> {
                    running.remove(ended.service());
                    report.on(new ServiceEvent.Ended(module.name(), ended.service().name()));
                    if (ended.failure() != null) {
                        report.on(new ServiceEvent.Stopping(module.name(), ended.service().name() + " failed"));
                        return error(ended.service(), ended.failure());
                    }
                }
            }
        }
        return null;
    }

    /** @return those that did not end in time */
    private List<String> stop() throws InterruptedException {
        running.values().forEach(Thread::interrupt);
        long until = System.nanoTime() + stopsWithin.toNanos();
        List<String> deaf = new ArrayList<>();
        for (Map.Entry<Service, Thread> each : running.entrySet()) {
            Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            if (!each.getValue().join(left)) {
                deaf.add(each.getKey().name());
            }
        }
        for (Event event = events.poll(); event != null; event = events.poll()) {
            if (event instanceof Event.Ended ended) {
                report.on(new ServiceEvent.Ended(module.name(), ended.service().name()));
                if (ended.failure() != null && !(ended.failure() instanceof InterruptedException)) {
                    report.on(new ServiceEvent.Notice(module.name(), ended.service().name() + " did not stop well: "
                            + ended.failure()));
                }
            }
        }
        return deaf;
    }

    private GatherException error(Service service, Throwable failure) {
        return failure instanceof GatherException known
                ? known
                : new GatherException(CommandError.SERVICE_FAILED,
                        "service '" + service.name() + "' failed: " + failure, "module " + module.name(),
                        "see what it said before; --debug shows where it happened", failure);
    }
}
