package io.gather.cli.modules;

import io.gather.cli.show.Printer;

/** Who is told what happens to services. From many threads. */
sealed interface ServiceReport {
    void on(ServiceEvent event);

    /** A line an event, for people and their logs. */
    record Text(Printer printer) implements ServiceReport {
        @Override
        public void on(ServiceEvent event) {
            if (event instanceof ServiceEvent.Line(String module, String text)) {
                printer.result(text);
                printer.flush();
                return;
            }
            printer.message(switch (event) {
                case ServiceEvent.Line it -> it.text();
                case ServiceEvent.Starting it -> it.module() + "." + it.service() + " starts: " + it.about();
                case ServiceEvent.Started it -> it.module() + "." + it.service() + " " + it.how();
                case ServiceEvent.Notice it -> it.module() + ": " + it.text();
                case ServiceEvent.Stopping it -> it.module() + " stops: " + it.why();
                case ServiceEvent.Ended it -> it.module() + "." + it.service() + " has ended";
            });
        }
    }

    /** For programs. */
    record Json(Printer printer) implements ServiceReport {
        @Override
        public void on(ServiceEvent event) {
            printer.jsonAtOnce(event);
        }
    }
}
