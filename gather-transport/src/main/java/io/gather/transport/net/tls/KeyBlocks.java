package io.gather.transport.net.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import org.jspecify.annotations.Nullable;

/** Private keys in PKCS #8. */
record KeyBlocks(String file, String setting) {
    PrivateKey plain(byte[] der, PublicKey of) {
        return matching(new PKCS8EncodedKeySpec(der), of);
    }

    PrivateKey encrypted(byte[] der, Supplier<Optional<char[]>> passphrase, PublicKey of) {
        char[] secret = passphrase.get().orElseThrow(() -> new GatherException(NetError.NO_PASSPHRASE,
                "the private key has a passphrase, and none was given", file,
                "give the passphrase, or a key without one: " + setting));
        return matching(opened(der, secret), of);
    }

    private PKCS8EncodedKeySpec opened(byte[] der, char[] secret) {
        PBEKeySpec spec = new PBEKeySpec(secret);
        Arrays.fill(secret, '\0');
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // With PBES2 the name says nothing about the algorithm; the parameters do.
            String algorithm = info.getAlgName().equals("PBES2")
                    ? info.getAlgParameters().toString()
                    : info.getAlgName();
            SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (InvalidKeySpecException e) {
            throw new GatherException(NetError.WRONG_PASSPHRASE,
                    "the passphrase is not that of the private key", file, "give the right one", e);
        } catch (GeneralSecurityException | IOException e) {
            throw new GatherException(NetError.KEY_ENCRYPTION,
                    "the private key is encrypted in a way that is not known here", file,
                    "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out OTHER", e);
        } finally {
            spec.clearPassword();
        }
    }

    private PrivateKey matching(PKCS8EncodedKeySpec spec, PublicKey of) {
        PrivateKey key;
        try {
            key = KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw notOfCertificate(e);
        }
        if (!belong(key, of)) {
            throw notOfCertificate(null);
        }
        return key;
    }

    private GatherException notOfCertificate(@Nullable Exception cause) {
        return new GatherException(NetError.KEY_OF_OTHERS,
                "the private key is damaged, or does not belong to the certificate", file,
                "name the key that the certificate was made for: " + setting, cause);
    }

    private static boolean belong(PrivateKey key, PublicKey of) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        if (key instanceof RSAKey mine && of instanceof RSAKey other) {
            return mine.getModulus().equals(other.getModulus());
        }
        try {
            byte[] text = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(of);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    GatherException none(boolean oldForm) {
        return new GatherException(NetError.NO_KEY,
                oldForm ? "holds a private key that is not in PKCS #8" : "holds no private key in PEM", file,
                oldForm ? "convert it: openssl pkcs8 -topk8 -in " + file + " -out OTHER" : "correct " + setting);
    }
}
