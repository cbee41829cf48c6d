package io.gather.transport.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can happen to one way of sending. */
public enum WayError implements ErrorCode {
    NO_DIRECTORY("GATHER-6030", Category.UPLOAD, "the directory for bundles is not there",
            "make it or mount it, or name another one"),
    NO_VARIABLE("GATHER-6120", Category.USAGE, "there is no variable of this name",
            "use one of those that the message lists"),
    PATH_LEADS_AWAY("GATHER-6121", Category.USAGE, "a path, with what is put into it, leads to another folder",
            "write the path without . and .. as parts of it"),
    WHO_WE_ARE("GATHER-6130", Category.UPLOAD, "the server wants to know who we are, or does not accept it",
            "correct user, password, token or certificate of the way"),
    FORBIDDEN("GATHER-6131", Category.UPLOAD, "the server forbids it",
            "have uploads allowed there, or correct path and user"),
    NO_ADDRESS("GATHER-6132", Category.UPLOAD, "there is no such folder or address on the server",
            "correct the path, or have the folder made"),
    NO_METHOD("GATHER-6133", Category.UPLOAD, "the server does not take uploads by this method",
            "correct the path or the method"),
    TOO_LARGE_THERE("GATHER-6134", Category.UPLOAD, "the bundle is too large for the server",
            "have its limit raised, or gather less"),
    NOT_TAKEN("GATHER-6135", Category.UPLOAD, "the server does not take it",
            "look at the settings of the way, and at the server's log"),
    DISK_FULL_THERE("GATHER-6136", Category.UPLOAD, "the server's disk is full",
            "have space made there"),
    PAGE_INSTEAD("GATHER-6137", Category.UPLOAD,
            "the server answers with a page or an error instead of taking the bundle",
            "correct path, user and password"),
    HEADER_WRONG("GATHER-6144", Category.USAGE, "a header of the settings is none, or one that is not for settings",
            "correct or remove that line"),
    HOST_WRONG("GATHER-6146", Category.USAGE, "not the name or the address of a host",
            "name the host alone; path, port and user are settings of their own"),
    PATH_WRONG("GATHER-6147", Category.USAGE, "not a path on the server",
            "write it as /folder/{name}"),
    NO_UPLOAD_PASSWORD("GATHER-6148", Category.USAGE, "there is a user for uploads, and no password",
            "give the password, or no user"),
    TOKEN_WRONG("GATHER-6149", Category.USAGE, "the token holds what no token may",
            "look for spaces and other letters than of ASCII in it"),
    GATEWAY_WRONG("GATHER-6150", Category.USAGE, "not the address of a gateway",
            "write it as https://HOST:PORT; the path is a setting of its own"),
    DEVICE_UNTOLD("GATHER-6151", Category.USAGE, "the gateway must be told the device's model and serial number",
            "set them as they stand on the device's label"),
    GATEWAY_PATH("GATHER-6152", Category.USAGE, "not a path on the gateway",
            "write it as /folder/{name}"),
    FTP_LOGIN("GATHER-6301", Category.UPLOAD, "the FTP server does not let us in",
            "correct user and password; it is tried once, so that the account is not locked"),
    FTP_NO_TLS("GATHER-6302", Category.UPLOAD, "the FTP server offers no TLS, or none for data",
            "use a server that does; without encryption everybody on the way may read the bundle"),
    FTP_FORBIDDEN("GATHER-6304", Category.UPLOAD, "the FTP server does not allow to write there",
            "have this user allowed to do so, or name another directory"),
    FTP_NO_ROOM("GATHER-6305", Category.UPLOAD, "the FTP server has no room left",
            "have room made there; the upload then goes on where it ended"),
    FTP_PROTECTION("GATHER-6306", Category.UPLOAD, "the FTP server wants another protection of data connections",
            "look at its TLS settings"),
    FTP_CONTROL_CHARACTER("GATHER-6307", Category.UPLOAD, "there is a control character in what FTP is to be told",
            "correct user, password and path"),
    FTP_ACTIVE_PROXY("GATHER-6308", Category.UPLOAD, "an FTP server cannot open connections to us through a proxy",
            "set upload.ftp.mode to passive"),
    SFTP_LOGIN("GATHER-6401", Category.UPLOAD,
            "the SFTP server does not accept the password, or asks what gather cannot answer",
            "try by hand with sftp"),
    SFTP_CONNECTION("GATHER-6402", Category.UPLOAD,
            "there is no connection to the SFTP server, for a reason that stays",
            "mend what is said; try by hand with sftp"),
    SFTP_FORBIDDEN("GATHER-6404", Category.UPLOAD, "the SFTP server does not allow to write there",
            "have this user allowed to write there, or name another directory"),
    SFTP_NO_DIRECTORY("GATHER-6405", Category.UPLOAD, "the directory is not there and cannot be made",
            "have it made, or name another one"),
    SFTP_UNUSABLE("GATHER-6407", Category.UPLOAD, "a host or a path is none that sftp could be told",
            "correct it in the settings"),
    S3_NO_KEYS("GATHER-6601", Category.UPLOAD, "there are no keys for S3",
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or GATHER_S3_SIGNED_URL"),
    S3_ENDPOINT("GATHER-6602", Category.USAGE, "the endpoint is no address of a server",
            "write it as https://HOST or https://HOST:PORT"),
    S3_WHO_WE_ARE("GATHER-6603", Category.UPLOAD,
            "the server refuses who we are: keys, signature, rights, a clock that is off, an address that expired",
            "check the keys and their rights, the region and the clock"),
    S3_REGION("GATHER-6604", Category.UPLOAD, "the bucket is in another region",
            "set the region that the message names"),
    S3_BUCKET("GATHER-6605", Category.UPLOAD, "there is no such bucket",
            "check bucket and endpoint"),
    S3_NO_ROOM("GATHER-6606", Category.UPLOAD, "no room: a quota, a limit, a full disk",
            "make room, or raise the quota"),
    S3_REFUSED("GATHER-6607", Category.UPLOAD, "the server refuses the object for another reason",
            "check the settings of S3 against what the server wants"),
    S3_SIGNED_ADDRESS("GATHER-6608", Category.USAGE, "the pre-signed address is no address",
            "give the whole of it: https://HOST/PATH?…"),
    RECIPIENTS_MIXED("GATHER-6701", Category.USAGE, "a bundle cannot be for recipients of age and of gpg at once",
            "name only recipients that begin with gpg:, or only others"),
    RECIPIENTS_UNTRIED("GATHER-6702", Category.USAGE,
            "it cannot be tried whether a bundle can be encrypted for its recipients",
            "try again, or take them out of the settings"),
    NO_AGE_RECIPIENT("GATHER-6703", Category.USAGE, "this is no recipient of age",
            "give what age-keygen calls the public key (age1…), or gpg:KEYID"),
    NO_GPG_KEY("GATHER-6704", Category.USAGE, "this is no key of gpg",
            "give its fingerprint: gpg:FINGERPRINT"),
    GPG_REFUSES("GATHER-6705", Category.USAGE, "gpg does not know the key, or does not trust it",
            "import the key, and tell gpg that it is who it says"),
    GPG_OLD("GATHER-6706", Category.UPLOAD, "gpg does not tell the session key it made",
            "use gpg 2.2 or later, or recipients of age"),
    NO_GPG("GATHER-6707", Category.USAGE, "gpg cannot be started",
            "install GnuPG, or use recipients of age");

    private final String code;
    private final Category category;
    private final String meaning;
    private final String remedy;

    WayError(String code, Category category, String meaning, String remedy) {
        this.code = code;
        this.category = category;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public ErrorEntry entry() {
        return new ErrorEntry(code, category, meaning, remedy);
    }
}
