package io.gather.cli.pki;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.settings.Settings;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.enrol.Enroller;
import io.gather.transport.pki.enrol.EnrolmentToken;
import io.gather.transport.pki.enrol.OpenInvitations;

/** Invitations of nodes, and the calls that make nodes of the cluster of them. */
record Enrolments(Printer printer, Surroundings surroundings) {
    private static final int AT_A_TIME = 64;
    private static final Duration LONGEST = Duration.ofDays(7);

    /** For programs. */
    record InvitedRow(String node, String token, Instant until) {}

    /** Into the cluster of the inventory, as a gather is of it. */
    void invite(List<String> names, Duration valid, boolean json, NodeOptions options, PlaceOptions places) {
        Inventory inventory = surroundings.inventory(surroundings.settings(places), options);
        PkiPlace place = PkiPlace.of(surroundings, inventory.cluster(), places);
        Authority authority = place.authority();
        OpenInvitations invitations = new OpenInvitations(place.files(), place.clock());
        Duration time = valid.compareTo(LONGEST) > 0 ? LONGEST : valid;
        for (PkiName node : names.stream().map(PkiName::new).toList()) {
            EnrolmentToken token = invitations.invite(authority, node, time, new SecureRandom());
            if (json) {
                printer.jsonAtOnce(new InvitedRow(node.text(), token.text(), token.until()));
            } else {
                printer.message("on " + node + ", until " + token.until() + ":");
                printer.result("echo " + token.text() + " | gather minion join");
            }
        }
        printer.flush();
    }

    /** @return the exit code */
    int enrol(List<String> names, Duration wait, NodeOptions options, PlaceOptions places) throws InterruptedException {
        Settings settings = surroundings.settings(places);
        Inventory inventory = surroundings.inventory(settings, options);
        PkiPlace place = PkiPlace.of(surroundings, inventory.cluster(), places);
        OpenInvitations invitations = new OpenInvitations(place.files(), place.clock());
        Enroller enroller = new Enroller(place.authority(), invitations, settings.rpc().port());
        List<String> wanted = names.isEmpty()
                ? invitations.nodes().stream().map(PkiName::text).toList()
                : names.stream().distinct().toList();
        if (wanted.isEmpty()) {
            printer.message("no node is invited: gather minion invite NODE");
        }
        List<GatherException> failed = new ArrayList<>();
        Semaphore slots = new Semaphore(AT_A_TIME);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (String name : wanted) {
                Node node = node(inventory, name);
                all.add(threads.submit(() -> {
                    slots.acquire();
                    try {
                        Instant until = enroller.enrol(node, wait).getNotAfter().toInstant();
                        printer.message(name + ": enrolled, its certificate is valid until " + until);
                        return null;
                    } finally {
                        slots.release();
                    }
                }));
            }
            for (Future<?> each : all) {
                result(each, failed);
            }
        }
        if (failed.size() == 1 && wanted.size() == 1) {
            throw failed.getFirst();
        }
        failed.forEach(it -> printer.message(it.where() + ": " + it.what() + "; " + printer.words(it.remedy())));
        return failed.isEmpty()
                ? 0
                : (failed.size() == wanted.size() ? Category.NOTHING_GATHERED : Category.NODES_MISSING).exitCode();
    }

    private static void result(Future<?> each, List<GatherException> failed) throws InterruptedException {
        try {
            each.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GatherException known)) {
                throw new IllegalStateException(e.getCause());
            }
            failed.add(known);
        }
    }

    /** One that the inventory does not have is called by its name. */
    private static Node node(Inventory inventory, String name) {
        return inventory.nodes().stream().filter(it -> it.name().equals(name))
                .filter(it -> !(it.reach() instanceof Reach.Local)).findFirst()
                .orElseGet(() -> new Node(name, name));
    }
}
