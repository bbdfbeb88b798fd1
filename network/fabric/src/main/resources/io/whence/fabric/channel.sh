#!/bin/sh
# Makes the channel and takes the chaincode through its lifecycle once every server listens: what `network up` does by
# itself where Fabric's programs are on the machine. Runs where they are on the path, in the tools container of the
# compose file for instance. A channel that is there is left alone.
#
# WHENCE_NETWORK   the network's folder
# WHENCE_ORDERERS  name:port of each orderer; its administration listens one port further
# WHENCE_PEERS     organisation:msp:port of each peer
# WHENCE_POLICY    who endorses
# WHENCE_PACKAGE   the id that peers give to the installed package
set -eu
cd "$WHENCE_NETWORK/configuration"
export FABRIC_CFG_PATH="$PWD" FABRIC_LOGGING_SPEC=WARN
tries=60

# Prints the n-th field of a:b:c.
field() {
    echo "$2" | cut -d: -f"$1"
}

orderer_tls() {
    echo "$WHENCE_NETWORK/organisations/orderer/orderers/$1/tls"
}

peer_ca() {
    echo "$WHENCE_NETWORK/organisations/$1/peers/peer0/tls/ca.crt"
}

# Repeats a command until it succeeds: servers and leaders take their time.
until_done() {
    n=0
    until "$@" >step.log 2>&1; do
        n=$((n + 1))
        [ $n -lt $tries ] || { cat step.log >&2 && exit 1; }
        sleep 1
    done
}

# Runs the peer command as the administrator of the organisation of a peer.
as() {
    of=$1
    shift
    CORE_PEER_ADDRESS="127.0.0.1:$(field 3 "$of")" CORE_PEER_LOCALMSPID="$(field 2 "$of")" \
        CORE_PEER_MSPCONFIGPATH="$WHENCE_NETWORK/organisations/$(field 1 "$of")/users/admin/msp" \
        CORE_PEER_TLS_ROOTCERT_FILE="$(peer_ca "$(field 1 "$of")")" peer "$@"
}

join_orderer() {
    osnadmin channel join --channelID=circulation --config-block=circulation.block \
        --orderer-address="127.0.0.1:$(($(field 2 "$1") + 1))" --ca-file="$(orderer_tls "$(field 1 "$1")")/ca.crt" \
        --client-cert="$(orderer_tls "$(field 1 "$1")")/server.crt" \
        --client-key="$(orderer_tls "$(field 1 "$1")")/server.key"
}

# The definition that every organisation approves and one of them commits.
define() {
    step=$1 of=$2
    shift 2
    [ ! -f collections.json ] || set -- "$@" --collections-config collections.json
    as "$of" lifecycle chaincode "$step" --channelID circulation --name whence --version 1 --sequence 1 \
        --signature-policy "$WHENCE_POLICY" \
        --orderer "127.0.0.1:$(field 2 "${WHENCE_ORDERERS%% *}")" --tls \
        --cafile "$(orderer_tls "$(field 1 "${WHENCE_ORDERERS%% *}")")/ca.crt" "$@"
}

[ ! -f channel.done ] || exit 0
configtxgen -profile Circulation -channelID circulation -configPath "$PWD" -outputBlock circulation.block
for orderer in $WHENCE_ORDERERS; do
    until_done join_orderer "$orderer"
done
committing=
for peer in $WHENCE_PEERS; do
    until_done as "$peer" channel join --blockpath circulation.block
    until_done as "$peer" lifecycle chaincode install whence.tar.gz
    until_done define approveformyorg "$peer" --package-id "$WHENCE_PACKAGE"
    committing="$committing --peerAddresses 127.0.0.1:$(field 3 "$peer") --tlsRootCertFiles $(peer_ca "$(field 1 "$peer")")"
done
# The list is split into words on purpose.
# shellcheck disable=SC2086
until_done define commit "${WHENCE_PEERS%% *}" $committing
for peer in $WHENCE_PEERS; do
    until_done as "$peer" chaincode query -C circulation -n whence -c '{"Args":["org.hyperledger.fabric:GetMetadata"]}'
done
mv step.log channel.done
