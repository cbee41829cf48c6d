package io.gather.incident.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.incident.error.WatchError;
import io.gather.incident.machine.ThisMachine;
import io.gather.incident.publisher.GathererLink;
import io.gather.incident.publisher.PublishedEvents;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.store.IncidentName;
import io.gather.incident.watch.FeedChoice;
import io.gather.incident.watch.NodeWatch;
import io.gather.incident.watch.WatchListener;
import io.gather.incident.watch.record.LineEvents;
import io.gather.incident.watch.record.WatchState;
import io.gather.incident.watch.rule.WatchRule;
import io.gather.incident.watch.rule.WatchRuleFile;
import io.gather.incident.watch.rule.WatchRules;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.tub.Tub;

/** {@code gather incident watch}. */
public final class WatchVerb implements Verb {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String about() {
        return "Watches this machine's logs, and reports incidents to a gatherer.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(GathererFurl.OPTION,
                new VerbOption("--rules", "FILE", "more rules of what is an incident, in TOML"), NodeFolder.OPTION,
                VerbOption.flag("--check", "only looks whether the rules are right, and shows them"),
                VerbOption.flag("--json", "one JSON object an event"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident watch --to /etc/gather/gatherer.furl", "until it is ended"),
                new VerbExample("gather incident watch --check --rules rules.toml",
                        "whether a file of rules is right"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        WatchRules rules = call.value("--rules").map(it -> WatchRuleFile.read(Path.of(it)))
                .orElseGet(WatchRuleFile::ours);
        if (call.has("--check")) {
            rules.rules().forEach(it -> show(it, call));
            return 0;
        }
        Furl gatherer = GathererFurl.require(call);
        NodeFolder folder = NodeFolder.of(call);
        try (LockedFile lock = folder.lock().orElseThrow(() -> new GatherException(WatchError.WATCHED_ALREADY,
                "another process watches with it", folder.folder().toString(),
                WatchError.WATCHED_ALREADY.entry().remedy()))) {
            lock.say("gather incident watch, process " + ProcessHandle.current().pid());
            watch(call, rules, gatherer, folder);
        } catch (InterruptedException stopped) {
            // That is how it is ended.
        }
        return 0;
    }

    private static void watch(VerbCall call, WatchRules rules, Furl gatherer, NodeFolder folder)
            throws IOException, InterruptedException {
        Clock clock = call.context().clock();
        LinkNews news = new LinkNews(call.output(), call.has("--json"), _ -> {});
        ThisMachine machine = ThisMachine.find();
        IncidentSpool spool = folder.spool(clock, news::notice);
        WatchState state = folder.state().read(news::notice);
        FeedChoice feeds = FeedChoice.of(rules, state, clock, news::notice);
        PublishedEvents published = new PublishedEvents();
        Tub tub = folder.tub(clock);
        NodeWatch watch = new NodeWatch(rules, spool, folder.state(), new LineEvents(machine, rules.redactor()),
                published, listener(news), clock);
        news.tell("watching", Map.of("rules", rules.rules().size(), "reads", feeds.words(), "tub", tub.id().text(),
                "folder", folder.folder().toString()),
                "watches " + feeds.words() + " by " + rules.rules().size() + " rules, as tub " + tub.id()
                        + "; incidents are kept in " + spool.folder());
        try (LinkThread _ = new LinkThread(new GathererLink(tub, gatherer, machine, spool, published, news,
                LONGEST_PAUSE), news::notice)) {
            watch.run(state, feeds.feeds());
        }
    }

    private static WatchListener listener(LinkNews news) {
        return new WatchListener() {
            @Override
            public void recorded(IncidentName name, String rule) {
                news.tell("incident", Map.of("incident", name.text(), "rule", rule), name + ": " + rule);
            }

            @Override
            public void notice(String text) {
                news.notice(text);
            }
        };
    }

    private static void show(WatchRule rule, VerbCall call) {
        String pattern = rule.pattern().map(Object::toString).orElse("");
        if (call.has("--json")) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("rule", rule.name());
            fields.put("umid", rule.umid());
            fields.put("level", rule.level().name());
            fields.put("source", rule.source().word());
            fields.put("pattern", pattern);
            fields.put("per_hour", rule.perHour());
            call.output().json(fields);
        } else {
            call.output().result(rule.name() + "  " + rule.source().word() + "  " + rule.level() + "  " + rule.umid()
                    + (pattern.isEmpty() ? "" : "  " + pattern));
        }
    }
}
