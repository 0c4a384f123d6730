package io.tierguard.jdbc.dialect;

/** The attributes of Derby 10.16 and of the versions before it. */
final class DerbyParameters {

    private static final String REPLICATION =
            "failover internal_stopslave slaveHost slavePort startMaster startSlave stopMaster stopSlave";

    /** All of them, in URL and properties, of the embedded engine and of the client, which sends them on. */
    static final Parameters ALL = Parameters.of("Derby", """
            bootPassword collation create createFrom cryptoExternalKey cryptoProvider dataEncryption decryptDatabase
            deregister drdaID drdaSecMec drdaSecTokenIn drdaSecTokenOut drop encryptionAlgorithm encryptionKey encryptionKeyLength encryptionProvider loginTimeout
            logDevice newBootPassword newEncryptionKey password portNumber restoreFrom retrieveMessageText
            rollForwardRecoveryFrom securityMechanism serverName shutdown softUpgradeNoFeatureCheck ssl territory
            traceDirectory traceFile traceFileAppend traceLevel upgrade user
            """, "databaseName", REPLICATION);

    private DerbyParameters() {}
}
