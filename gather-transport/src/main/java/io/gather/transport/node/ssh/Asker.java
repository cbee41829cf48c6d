package io.gather.transport.node.ssh;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** One {@code ssh} process with its jump hosts' ones, and what they may be told. */
final class Asker {
    private final NodeSecrets secrets;
    private final boolean below;
    private final Runnable end;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition started = lock.newCondition();
    private @Nullable Process process;
    private @Nullable Prompt refused;
    private boolean toldPassword;

    /** @param below whether our process starts the client of the node, as {@code sftp} does, instead of being it */
    Asker(NodeSecrets secrets, boolean below, Runnable end) {
        this.secrets = secrets;
        this.below = below;
        this.end = end;
    }

    void started(Process client) {
        var _ = client.onExit().thenRun(end);
        lock.lock();
        try {
            process = client;
            started.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The client could not be started. */
    void gone() {
        end.run();
    }

    /** What was asked and not answered, where that ended the login. */
    @Nullable
    Prompt refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    /** @param client the process that asks */
    Optional<char[]> ask(long client, String text) {
        Process ours = process();
        Prompt prompt = Prompt.of(text, !isOfNode(client, ours.pid()));
        Optional<char[]> answer = mayHear(prompt) ? secrets.answer(prompt) : Optional.empty();
        if (answer.isEmpty() && prompt.emptyAnswerCounts()) {
            refuse(ours, client, prompt);
        }
        return answer;
    }

    private boolean isOfNode(long client, long ours) {
        return below
                ? ProcessHandle.of(client).flatMap(ProcessHandle::parent).filter(it -> it.pid() == ours).isPresent()
                : client == ours;
    }

    /** Clients try a password by one method after the other. */
    private boolean mayHear(Prompt prompt) {
        lock.lock();
        try {
            boolean again = toldPassword && prompt.kind() == Prompt.Kind.PASSWORD;
            toldPassword |= prompt.kind() == Prompt.Kind.PASSWORD;
            return !again;
        } finally {
            lock.unlock();
        }
    }

    /** A client that gets no answer sends an empty one, which counts as an attempt: it must not come to that. */
    private void refuse(Process ours, long client, Prompt prompt) {
        lock.lock();
        try {
            refused = prompt;
        } finally {
            lock.unlock();
        }
        Stream.concat(Stream.of(ours.toHandle()), ours.descendants()).filter(one -> one.pid() == client)
                .forEach(ProcessHandle::destroyForcibly);
    }

    private Process process() {
        lock.lock();
        try {
            while (process == null) {
                started.awaitUninterruptibly();
            }
            return process;
        } finally {
            lock.unlock();
        }
    }
}
