package io.gather.incident.alert;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.gather.core.module.ModuleContext;
import io.gather.core.module.ServiceCall;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.SmtpServer;
import io.gather.fixtures.upload.WebStub;
import io.gather.fixtures.upload.WebStub.Reply;
import io.gather.incident.capture.FlogCaptures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AlertServiceTest {
    private static final AlarmTarget HOOK = new AlarmTarget(AlarmTarget.Kind.WEBHOOK, List.of());
    private static final AlarmTarget MAIL = new AlarmTarget(AlarmTarget.Kind.MAIL, List.of("ops@example.com"));

    @TempDir
    private Path folder;
    private Certificates certificates;
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();

    @BeforeEach
    void certify() throws Exception {
        certificates = Certificates.in(Files.createDirectory(folder.resolve("certificates")));
        Files.createDirectory(folder.resolve("mail"));
    }

    private record Given(Path state, Map<String, String> values, Map<String, String> passwords,
            BlockingQueue<String> notices) implements ModuleContext {
        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public SettingValues settings() {
            return new SettingValues() {
                @Override
                public <T> T of(Setting<T> setting) {
                    return values.containsKey(setting.key())
                            ? setting.form().read(values.get(setting.key()))
                            : setting.builtIn();
                }
            };
        }

        @Override
        public Secrets secrets() {
            return secret -> Optional.ofNullable(passwords.get(secret.name())).map(String::toCharArray);
        }

        @Override
        public void notice(String text) {
            notices.add(text);
        }
    }

    private Given given(int hook, int mail) {
        return new Given(folder.resolve("state"), Map.of("incident.directory", folder.resolve("gatherer").toString(),
                "incident.webhook.url", "https://127.0.0.1:" + hook + "/hook", "incident.webhook.ca",
                certificates.authority().toString(), "incident.mail.host", "127.0.0.1", "incident.mail.port",
                Integer.toString(mail), "incident.mail.from", "gather@example.com", "incident.mail.user",
                SmtpServer.USER, "incident.mail.ca", certificates.authority().toString()),
                Map.of("incident-webhook-token", "t0ken", "incident-mail-password", "pa55 of mail"), notices);
    }

    private WebStub hook(Reply reply) {
        return WebStub.startTls(certificates.context(certificates.server("127.0.0.1")), false, _ -> reply);
    }

    private SmtpServer mail(int port) {
        return SmtpServer.start(folder.resolve("mail"), port, "starttls", certificates.server("127.0.0.1"),
                "pa55 of mail");
    }

    private void await(BooleanSupplier wanted) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(25).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as(notices.toString()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void tellsAWebhookAndMailsOverTlsWithSecretsMasked() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (WebStub hook = hook(Reply.of(200)); SmtpServer mail = mail(SmtpServer.freePort())) {
            ServiceCall call = new ServiceCall(given(hook.port(), mail.port()), Map.of(), _ -> begun.countDown(),
                    _ -> {});
            Files.createDirectories(folder.resolve("state"));
            Thread service = Thread.ofVirtual().start(() -> {
                try {
                    new AlertService((_, _) -> new NoGathers()).serve(call);
                } catch (Exception ended) {
                    notices.add(String.valueOf(ended));
                }
            });
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            await(() -> Files.isRegularFile(folder.resolve("state/alerts/book.json")));
            Path gatherer = Files.createDirectories(folder.resolve("coming"));
            FlogCaptures.copy(FlogCaptures.GATHERER, gatherer);
            Files.writeString(gatherer.resolve("rules.toml"), """
                    [[alert]]
                    name = "any"
                    when = "any"
                    every = "0s"
                    webhook = true
                    mail = "ops@example.com"
                    """);
            Files.move(gatherer, folder.resolve("gatherer"));
            await(() -> hook.seen().size() == 5 && mail.mails().size() == 5);
            service.interrupt();
            assertThat(service.join(Duration.ofSeconds(10))).isTrue();

            assertThat(hook.seen()).allSatisfy(seen -> {
                assertThat(seen.header("Authorization")).isEqualTo("Bearer t0ken");
                assertThat(new String(seen.body(), StandardCharsets.UTF_8)).contains("\"alert\":\"any\"",
                        "\"incident\":\"incident-2026-").doesNotContain("pldzdhdcf35asb7oyan4b4cvpnipcmyw");
            });
            assertThat(mail.mails()).allSatisfy(it -> assertThat(it)
                    .contains("from=gather@example.com to=ops@example.com tls=True login=True", "Subject: ")
                    .doesNotContain("pldzdhdcf35asb7oyan4b4cvpnipcmyw"));
            assertThat(new String(Base64.getMimeDecoder().decode(
                    mail.mails().getFirst().substring(mail.mails().getFirst().indexOf("\r\n\r\n") + 4)),
                    StandardCharsets.UTF_8)).contains("alert: any\n", "gather incident show incident-2026-");
        }
    }

    private static WaitingAlarm waiting(AlarmTarget target, String text) {
        return new WaitingAlarm(target, new Alarm("", "a", Instant.now(), text, "", "n", "", List.of(), 0),
                Instant.now());
    }

    @Test
    void losesNothingWhileServersAreAway() throws Exception {
        int port = SmtpServer.freePort();
        Path file = folder.resolve("book.json");
        List<Duration> pauses = new ArrayList<>();
        try (WebStub hook = hook(Reply.of(500))) {
            AlarmBook book = AlarmBook.read(file);
            assertThat(book.decide(Map.of(), List.of(), List.of(waiting(HOOK, "one"), waiting(MAIL, "one"),
                    waiting(MAIL, "two")))).isZero();
            try (AlarmDelivery delivery = new AlarmDelivery(book, new SetTargets(given(hook.port(), port)),
                    Clock.systemUTC(), time -> {
                        synchronized (pauses) {
                            pauses.add(time);
                            if (pauses.size() > 12) {
                                throw new InterruptedException("long enough");
                            }
                        }
                    }, notices::add)) {
                delivery.deliver();
                assertThat(delivery.join(Duration.ofSeconds(25))).isTrue();
            }
            assertThat(pauses).contains(AlarmDelivery.FIRST, AlarmDelivery.FIRST.multipliedBy(4))
                    .allMatch(it -> it.compareTo(AlarmDelivery.LONGEST) <= 0);
            assertThat(notices).anyMatch(it -> it.contains("the webhook answers 500; it is tried again in 10 s"))
                    .anyMatch(it -> it.contains("cannot be reached"));
        }
        try (WebStub hook = hook(Reply.of(204)); SmtpServer mail = mail(port)) {
            AlarmBook book = AlarmBook.read(file);
            try (AlarmDelivery delivery = new AlarmDelivery(book, new SetTargets(given(hook.port(), port)),
                    Clock.systemUTC(), _ -> {
                        throw new InterruptedException("not again");
                    }, notices::add)) {
                delivery.deliver();
                assertThat(delivery.join(Duration.ofSeconds(25))).isTrue();
            }
            assertThat(book.targets()).isEqualTo(Set.of());
            assertThat(hook.seen()).hasSize(1);
            assertThat(mail.mails()).hasSize(2);
        }
    }

    @Test
    void oneWhoDoesNotAnswerHoldsUpNobodyElse() throws Exception {
        AlarmBook book = AlarmBook.read(folder.resolve("book.json"));
        assertThat(book.decide(Map.of(), List.of(), List.of(waiting(HOOK, "one"), waiting(MAIL, "two")))).isZero();
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (AlarmDelivery delivery = new AlarmDelivery(book, (target, _) -> {
            if (target.equals(HOOK)) {
                never.await();
            }
            told.countDown();
        }, Clock.systemUTC(), _ -> {}, notices::add)) {
            delivery.deliver();
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(AlarmBook.read(folder.resolve("book.json")).targets()).contains(HOOK);
    }

    @Test
    void keepsWaitingAlarmsBounded() throws Exception {
        AlarmBook book = AlarmBook.read(folder.resolve("book.json"));
        List<WaitingAlarm> many = new ArrayList<>();
        for (int i = 0; i < AlarmBook.MOST_WAITING + 5; i++) {
            many.add(waiting(HOOK, "number " + i));
        }
        assertThat(book.decide(Map.of(), List.of(), many)).isEqualTo(5);
        assertThat(book.first(HOOK)).hasValueSatisfying(it -> assertThat(it.alarm().text()).isEqualTo("number 5"));
    }
}
