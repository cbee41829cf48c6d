package io.gather.cli.it.mail;

import java.util.List;

import io.gather.core.module.GatherModule;
import io.gather.core.secret.Secret;
import io.gather.core.settings.Forms;
import io.gather.core.settings.Setting;

/** A module that is about the gateway. */
public final class MailModule implements GatherModule {
    @Override
    public String name() {
        return "post";
    }

    @Override
    public List<String> catalogResources() {
        return List.of();
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(new Setting<>("post.boxes", Forms.LIST, List.of("in")));
    }

    @Override
    public List<Secret> secrets() {
        return List.of(Secret.of("post-token"));
    }
}
