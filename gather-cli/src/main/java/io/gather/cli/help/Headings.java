package io.gather.cli.help;

import java.util.List;

/** The headings of options, in their order. Options that are under none are those that a command has for itself. */
public final class Headings {
    public static final String OWN = "Options";

    /** Of gathers, and of whatever else takes so many options. */
    public static final List<Heading> USUAL = List.of(
            Heading.of("What is gathered", """
                    --profile --group --include --exclude --file --command --local-command --since --last
                    --until --full --incremental --changed-only --keep-secrets
                    --obfuscate --check-leaks"""),
            Heading.of("Which nodes", "--nodes --exclude-nodes --inventory --inventory-format --local-only"),
            Heading.of("Limits",
                    "--max-size --max-time --total-size --total-time --collect-rate --node-rate --timeout --parallel"
                            + " --fanout --connect-timeout --confirm-above --yes"),
            Heading.of("How to log in to nodes", """
                    --ssh-user --ssh-port --ssh-key --ssh-jump --ssh-config --ssh-option --ssh-accept-new --ask-password
                    --ask-passphrase --ssh-password-file --ssh-passphrase-file --sudo --ask-sudo-password
                    --sudo-password-file"""),
            Heading.of("Where it goes",
                    "--output --spool --cluster --case --label --keep-bundles --keep-age --keep-size"),
            Heading.of("Upload", """
                    --upload --upload-directory --encrypt-to --rate-limit --delete-after-upload --verify-upload
                    --ask-upload-secret --upload-secret-file"""),
            Heading.of("What is shown",
                    "--quiet --batch --verbose --json --detach --lane --strict --sizes --show-script"),
            Heading.of("Settings and state", "--config --no-config --state --debug --help --version"),
            Heading.of("Names of OneFS's log gather",
                    """
                            --gather-mode --reference --clear-group --clear-gather-begin --clear-gather-past
                            --clear-until --esrs --http-upload --http-insecure-upload --http-upload-host --http-upload-port --http-upload-path
                            --http-upload-proxy --http-upload-proxy-port --clear-http-upload-proxy-port --ftp-upload
                            --ftp-upload-insecure --ftp-upload-host --ftp-upload-port --ftp-upload-path --ftp-upload-proxy
                            --ftp-upload-proxy-port --clear-ftp-upload-proxy-port --ftp-upload-user --ftp-upload-pass
                            --set-ftp-upload-pass --ftp-upload-ssl-cert --ftp-mode --connectivity"""));

    /** Of isi_gather_info. */
    public static final List<Heading> ISI = List.of(
            Heading.of("What is gathered", """
                    --list-known-commands --include --exclude_command --group --files_to_gather --gather_script -S
                    --local_gather_expression --nologs --varlog-recent --varlog-all --cores --no-cores --iceage-reports
                    --no-iceage-reports --gather-begin --gather-past --full --incremental --reference"""),
            Heading.of("Which nodes", "--nodes --local-only --skip-node-check --user --password"),
            Heading.of("Limits", "--timeout --parallelism --processes"),
            Heading.of("Where it goes", "--save_to_local --temp --tarfile --tardir --symlinkdir"),
            Heading.of("When it is finished", "--results-analyze-script -A --clean-none --clean-only"),
            Heading.of("Upload",
                    """
                            --upload --noupload --re-upload --verify-upload --esrs --noesrs --http --nohttp --http-host --http-port
                            --http-path --http-proxy --http-proxy-port --ftp --noftp --ftp-insecure --ftp-host --ftp-port
                            --ftp-path --ftp-user --ftp-pass --set-ftp-password --ftp-proxy --ftp-proxy-port --ftp-ssl-cert
                            --ftp-mode"""),
            Heading.of("What is shown, and settings",
                    """
                            --verbose --no-console-logging --no-status --debug --noconfig --save --save-only --help --version"""),
            Heading.of("Taken, without a meaning here", """
                    --save_to_ifs --dumps --no-dumps --net-transport --no-net-transport --clean-cores --clean-dumps
                    --clean-reports --clean-all --log-to --supportassist --nosupportassist --connectivity
                    --noconnectivity --email --noemail --email-addresses --email-boundary"""));

    private Headings() {}
}
