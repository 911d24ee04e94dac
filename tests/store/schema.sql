CREATE INDEX angre_bruker ON angre(bruker_id, status, rekkefoelge);
CREATE INDEX barn_bor_her ON barn(id) WHERE flyttet IS NULL;
CREATE INDEX dokument_barn ON dokument(barn_id, opprettet);
CREATE INDEX endring_gruppe ON endring(gruppe);
CREATE INDEX endring_rad ON endring(tabell, rad_id);
CREATE INDEX forbehold_barn ON forbehold(barn_id, dato);
CREATE INDEX hendelsesnotat_barn ON hendelsesnotat(barn_id, naar);
CREATE INDEX innmeldtsak_aapen ON innmeldtsak(meldt) WHERE tatt_opp IS NULL;
CREATE INDEX innmeldtsak_barn ON innmeldtsak(barn_id, meldt);
CREATE UNIQUE INDEX innsynsmerke_rad ON innsynsmerke(barn_id, rad);
CREATE INDEX instrument_barn ON instrument(barn_id, dato);
CREATE INDEX kartlegging_barn ON kartlegging(barn_id, startet);
CREATE INDEX kartlegging_paabegynt ON kartlegging(startet) WHERE status = 'paabegynt';
CREATE INDEX logg_barn ON logg(barn_id, nummer) WHERE barn_id <> '';
CREATE INDEX mal_skjema ON mal(skjema_id, opprettet);
CREATE INDEX malgodkjenning_skjema ON malgodkjenning(skjema_id);
CREATE INDEX medvirkning_barn ON medvirkning(barn_id, dato);
CREATE INDEX moete_aapent ON moete(dato) WHERE ferdig = 0;
CREATE INDEX moete_holdt ON moete(moetetype, motpart_id, CASE WHEN motpart_id = '' THEN motpart END, dato)
    WHERE ferdig = 1;
CREATE INDEX nivaabeslutning_barn ON nivaabeslutning(barn_id, dato);
CREATE INDEX notat_art ON notat(barn_id, art, tid);
CREATE INDEX notat_barn ON notat(barn_id, tid);
CREATE INDEX oppfoelging_barn ON oppfoelging(barn_id, frist);
CREATE INDEX oppfoelging_frist ON oppfoelging(frist) WHERE gjort IS NULL;
CREATE INDEX oppfoelging_gjort ON oppfoelging(barn_id, gjort) WHERE gjort IS NOT NULL;
CREATE INDEX oppfoelging_liten ON oppfoelging(frist) WHERE gjort IS NULL AND er_liten = 1;
CREATE INDEX oppfoelging_ses_paa ON oppfoelging(ses_paa) WHERE ses_paa IS NOT NULL AND vurdering IS NULL;
CREATE INDEX oppfoelging_venter ON oppfoelging(venter ->> 'sist_hoert') WHERE gjort IS NULL AND venter IS NOT NULL;
CREATE INDEX referatgodkjenning_moete ON referatgodkjenning(moete_id);
CREATE INDEX referattillegg_barn ON referattillegg(barn_id);
CREATE INDEX referattillegg_moete ON referattillegg(moete_id, dato);
CREATE INDEX rolleinnehaver_motpart ON rolleinnehaver(motpart_id);
CREATE INDEX sak_barn ON sak(barn_id);
CREATE INDEX sak_moete ON sak(moete_id, nummer);
CREATE INDEX saksnoekkel_barn ON saksnoekkel(barn_id);
CREATE INDEX saksnoekkel_sak ON saksnoekkel(sak_id);
CREATE INDEX samtykke_barn ON samtykke(barn_id, dato);
CREATE INDEX samtykke_slutt ON samtykke(gyldig_til) WHERE gyldig_til IS NOT NULL AND trukket IS NULL;
CREATE INDEX selvsvar_kartlegging ON selvsvar(kartlegging_id, begynt);
CREATE INDEX slettet_endring_gruppe ON slettet_endring(gruppe);
CREATE INDEX stoppunkt_barn ON stoppunkt(barn_id, dato);
CREATE INDEX svar_kartlegging ON svar(kartlegging_id);
CREATE INDEX svar_oenske ON svar(kartlegging_id) WHERE sti = 'barnets_egne_ord/barnets_egne_ord.7';
CREATE INDEX svarretting_kartlegging ON svarretting(kartlegging_id);
CREATE INDEX tema_aapent ON tema(barn_id, reist) WHERE lukket IS NULL;
CREATE INDEX tema_barn ON tema(barn_id, reist);
CREATE INDEX utboks_barn ON utboks(barn_id, opprettet);
CREATE UNIQUE INDEX utboks_kjede ON utboks(kjede_id, epoke, loepenr);
CREATE INDEX utlevering_barn ON utlevering(barn_id);
CREATE INDEX utlevering_mottaker ON utlevering(mottaker);
CREATE TABLE angre (
    gruppe INTEGER PRIMARY KEY,
    bruker_id TEXT NOT NULL,
    handling TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    status TEXT NOT NULL,
    rekkefoelge INTEGER NOT NULL
) STRICT;
CREATE TABLE anker (
    id TEXT PRIMARY KEY,
    kilde TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    hash TEXT NOT NULL,
    sett TEXT NOT NULL,
    bevis BLOB NOT NULL
) STRICT;
CREATE TABLE avvik (
    id TEXT PRIMARY KEY,
    dato TEXT NOT NULL,
    hva TEXT NOT NULL,
    straks TEXT NOT NULL,
    meldt_av TEXT NOT NULL,
    rutine_id TEXT NOT NULL,
    oppfoelging_id TEXT NOT NULL,
    laering TEXT NOT NULL,
    lukket TEXT
) STRICT;
CREATE TABLE barn (
    id TEXT PRIMARY KEY,
    navn TEXT NOT NULL,
    foedselsdato TEXT NOT NULL,
    identnummer TEXT NOT NULL,
    pronomen TEXT NOT NULL,
    spraak TEXT NOT NULL,
    hjemmel TEXT NOT NULL,
    omsorgskommune TEXT NOT NULL,
    vertskommune TEXT NOT NULL,
    fastlege TEXT NOT NULL,
    trygg_voksen TEXT NOT NULL,
    kontaktperson_barnevern TEXT NOT NULL,
    foreldreansvar TEXT NOT NULL,
    adressegrad TEXT NOT NULL,
    innflyttet TEXT,
    flyttet TEXT
, akuttvedtak INTEGER NOT NULL DEFAULT 0, inntak_kl TEXT, planlagt_flytting TEXT) STRICT;
CREATE TABLE brevhode (
    id TEXT PRIMARY KEY,
    logo BLOB NOT NULL,
    bredde INTEGER NOT NULL,
    hoeyde INTEGER NOT NULL,
    alternativ TEXT NOT NULL,
    bunnlinje TEXT NOT NULL
) STRICT;
CREATE TABLE dokument (
    id TEXT PRIMARY KEY,
    dokumenttype TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    moete_id TEXT NOT NULL,
    mottaker TEXT NOT NULL,
    mottaker_navn TEXT NOT NULL,
    maalform TEXT NOT NULL,
    felter TEXT NOT NULL,
    opprettet TEXT NOT NULL,
    versjon INTEGER NOT NULL,
    status TEXT NOT NULL,
    frosset TEXT,
    pdf BLOB NOT NULL,
    sha256 TEXT NOT NULL
, innhold TEXT, svar TEXT) STRICT;
CREATE TABLE endring (
    nummer INTEGER PRIMARY KEY,
    gruppe INTEGER NOT NULL,
    tabell TEXT NOT NULL,
    rad_id TEXT NOT NULL,
    foer TEXT,
    etter TEXT
) STRICT;
CREATE TABLE forbehold (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    dato TEXT NOT NULL,
    innhold TEXT NOT NULL,
    barnets_ord TEXT NOT NULL,
    hoert_av TEXT NOT NULL,
    mottakere TEXT NOT NULL,
    kilde TEXT NOT NULL,
    svar_til_barnet TEXT NOT NULL,
    opphevet TEXT
, skjema_id TEXT NOT NULL DEFAULT '', sti TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE frigivelse (
    id TEXT PRIMARY KEY,
    rom TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    art TEXT NOT NULL,
    formaal TEXT NOT NULL,
    utloeper TEXT NOT NULL,
    frigitt TEXT NOT NULL,
    frigitt_av TEXT NOT NULL,
    tilbakekalt TEXT,
    innhold TEXT NOT NULL
, kilde TEXT NOT NULL DEFAULT '', moete TEXT, mottakere TEXT NOT NULL DEFAULT '[]') STRICT;
CREATE TABLE fristvalg (
    id TEXT PRIMARY KEY,
    brukes INTEGER NOT NULL,
    antall INTEGER,
    enhet TEXT,
    begrunnelse TEXT NOT NULL,
    bestemt_av TEXT NOT NULL,
    bestemt TEXT NOT NULL
) STRICT;
CREATE TABLE hemmelighet (
    navn TEXT PRIMARY KEY,
    verdi BLOB NOT NULL
) STRICT;
CREATE TABLE hendelsesnotat (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    naar TEXT NOT NULL,
    hva TEXT NOT NULL,
    skrevet_av TEXT NOT NULL,
    flagg TEXT NOT NULL,
    kartlegging_id TEXT NOT NULL,
    anrop TEXT NOT NULL,
    barnevern TEXT NOT NULL,
    statsforvalter TEXT NOT NULL,
    samtale TEXT NOT NULL,
    plan_sett_paa TEXT,
    ferdig TEXT
) STRICT;
CREATE TABLE innlevering (
    id TEXT PRIMARY KEY,
    rom TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    fra_id TEXT NOT NULL,
    fra_navn TEXT NOT NULL,
    skrevet TEXT NOT NULL,
    mottatt TEXT NOT NULL,
    art TEXT NOT NULL,
    innhold TEXT NOT NULL,
    status TEXT NOT NULL,
    flettet_til TEXT NOT NULL
, gjelder TEXT NOT NULL DEFAULT '', dag TEXT, grunn TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE innmeldtsak (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL,
    tekst TEXT NOT NULL,
    kilde TEXT NOT NULL,
    meldt TEXT NOT NULL,
    meldt_av TEXT NOT NULL,
    tatt_opp TEXT
) STRICT;
CREATE TABLE innsynsmerke (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    rad TEXT NOT NULL,
    grunn TEXT NOT NULL,
    begrunnelse TEXT NOT NULL,
    satt TEXT NOT NULL,
    satt_av TEXT NOT NULL
) STRICT;
CREATE TABLE institusjon (
    id TEXT PRIMARY KEY,
    navn TEXT NOT NULL,
    enhet TEXT NOT NULL,
    orgnr TEXT NOT NULL,
    kommunenr TEXT NOT NULL,
    telefon TEXT NOT NULL,
    legevakt TEXT NOT NULL
, enhetstype TEXT) STRICT;
CREATE TABLE instrument (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    navn TEXT NOT NULL,
    dato TEXT NOT NULL,
    utfoert_av TEXT NOT NULL,
    kompetanse TEXT NOT NULL,
    versjon TEXT NOT NULL,
    tall TEXT NOT NULL,
    vurdering TEXT NOT NULL
) STRICT;
CREATE TABLE kartlegging (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    skjema_id TEXT NOT NULL,
    skjema_versjon TEXT NOT NULL,
    skjema_hash TEXT NOT NULL,
    startet TEXT NOT NULL,
    spurt_av TEXT NOT NULL,
    status TEXT NOT NULL,
    sted TEXT NOT NULL,
    alenesamtale_tilbudt TEXT NOT NULL,
    ferdig TEXT
, lest_sammen TEXT, fra_papir TEXT) STRICT;
CREATE TABLE logg (
    nummer INTEGER PRIMARY KEY,
    tid TEXT NOT NULL,
    bruker_id TEXT NOT NULL,
    bruker_navn TEXT NOT NULL,
    rolle TEXT NOT NULL,
    handling TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    objekt TEXT NOT NULL,
    formaal TEXT NOT NULL,
    mottaker TEXT NOT NULL,
    dokument_sha256 TEXT NOT NULL,
    utfall TEXT NOT NULL,
    endringer_sha256 TEXT NOT NULL,
    forrige TEXT NOT NULL,
    hash TEXT NOT NULL
, versjon INTEGER NOT NULL DEFAULT 1, enhet TEXT NOT NULL DEFAULT '', program TEXT NOT NULL DEFAULT '', klokke TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE lokalnummer (
    id TEXT PRIMARY KEY,
    nummer TEXT NOT NULL,
    finnes_ikke INTEGER NOT NULL,
    kontrollert TEXT NOT NULL
) STRICT;
CREATE TABLE mal (
    id TEXT PRIMARY KEY,
    skjema_id TEXT NOT NULL,
    versjon TEXT NOT NULL,
    tittel TEXT NOT NULL,
    hash TEXT NOT NULL,
    innhold TEXT NOT NULL,
    status TEXT NOT NULL,
    opphav TEXT NOT NULL,
    opprettet TEXT NOT NULL,
    opprettet_av TEXT NOT NULL,
    kopi_av TEXT NOT NULL
) STRICT;
CREATE TABLE malgodkjenning (
    id TEXT PRIMARY KEY,
    skjema_id TEXT NOT NULL,
    versjon TEXT NOT NULL,
    godkjent_av TEXT NOT NULL,
    rolle TEXT NOT NULL,
    dato TEXT NOT NULL,
    maate TEXT NOT NULL,
    foert TEXT NOT NULL,
    foert_av TEXT NOT NULL
) STRICT;
CREATE TABLE medvirkning (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    dato TEXT NOT NULL,
    blokk TEXT NOT NULL
) STRICT;
CREATE TABLE moete (
    id TEXT PRIMARY KEY,
    moetetype TEXT NOT NULL,
    dato TEXT NOT NULL,
    motpart TEXT NOT NULL,
    sted TEXT NOT NULL,
    deltakere TEXT NOT NULL,
    neste_moete TEXT,
    ferdig INTEGER NOT NULL
, motpart_id TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE motpart (
    id TEXT PRIMARY KEY,
    navn TEXT NOT NULL,
    kategori TEXT NOT NULL,
    orgnr TEXT NOT NULL,
    kommunenr TEXT NOT NULL,
    telefon TEXT NOT NULL,
    kontaktperson TEXT NOT NULL,
    kort BLOB NOT NULL,
    fingeravtrykk_bekreftet_av TEXT NOT NULL
, sted TEXT NOT NULL DEFAULT '', kanal TEXT, sjekket TEXT, sjekket_av TEXT NOT NULL DEFAULT '', tjeneste TEXT, hoerer_til TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE nivaabeslutning (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    omraade TEXT NOT NULL,
    dato TEXT NOT NULL,
    nivaa TEXT NOT NULL,
    begrunnelse TEXT NOT NULL,
    provd TEXT NOT NULL,
    besluttet_av TEXT NOT NULL,
    neste_sjekk TEXT NOT NULL,
    barnets_syn TEXT NOT NULL
) STRICT;
CREATE TABLE notat (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    tid TEXT NOT NULL,
    art TEXT NOT NULL,
    tekst TEXT NOT NULL,
    skrevet_av TEXT NOT NULL,
    hoert_av TEXT NOT NULL
, lagt_inn_av TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE oppfoelging (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL,
    hva TEXT NOT NULL,
    hvem TEXT NOT NULL,
    frist TEXT NOT NULL,
    gjort TEXT,
    resultat TEXT NOT NULL,
    kilde TEXT NOT NULL
, behov TEXT NOT NULL DEFAULT '', omraade TEXT, stedfortreder TEXT NOT NULL DEFAULT '', er_liten INTEGER NOT NULL DEFAULT 0, gjentas TEXT, venter TEXT, fra_regel TEXT, gjort_av TEXT NOT NULL DEFAULT '', ses_paa TEXT, vurdering TEXT) STRICT;
CREATE TABLE oppsett (
    id TEXT PRIMARY KEY,
    verdi TEXT NOT NULL
) STRICT;
CREATE TABLE referatgodkjenning (
    id TEXT PRIMARY KEY,
    moete_id TEXT NOT NULL REFERENCES moete(id),
    navn TEXT NOT NULL,
    dato TEXT NOT NULL,
    foert_av TEXT NOT NULL
) STRICT;
CREATE TABLE referattillegg (
    id TEXT PRIMARY KEY,
    moete_id TEXT NOT NULL REFERENCES moete(id),
    barn_id TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    tekst TEXT NOT NULL,
    dato TEXT NOT NULL,
    skrevet_av TEXT NOT NULL
) STRICT;
CREATE TABLE rolleinnehaver (
    id TEXT PRIMARY KEY,
    motpart_id TEXT NOT NULL REFERENCES motpart(id),
    rolle TEXT NOT NULL,
    navn TEXT NOT NULL,
    telefon TEXT NOT NULL,
    fra TEXT,
    til TEXT
) STRICT;
CREATE TABLE rutine (
    id TEXT PRIMARY KEY,
    tittel TEXT NOT NULL,
    tekst TEXT NOT NULL,
    eier TEXT NOT NULL,
    gjelder_fra TEXT NOT NULL,
    ses_paa TEXT NOT NULL,
    versjon INTEGER NOT NULL,
    kilde TEXT NOT NULL,
    lest TEXT NOT NULL,
    avviklet TEXT
) STRICT;
CREATE TABLE sak (
    id TEXT PRIMARY KEY,
    moete_id TEXT NOT NULL REFERENCES moete(id),
    nummer INTEGER NOT NULL,
    tittel TEXT NOT NULL,
    modus TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    alias TEXT NOT NULL,
    vet TEXT NOT NULL,
    gjoer TEXT NOT NULL,
    beslutning TEXT NOT NULL,
    ansvarlig TEXT NOT NULL,
    frist TEXT,
    barnet_faar_vite TEXT NOT NULL
, aldersgruppe TEXT NOT NULL DEFAULT '', kilde TEXT NOT NULL DEFAULT '', fortelles TEXT) STRICT;
CREATE TABLE saksnoekkel (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    sak_id TEXT NOT NULL,
    alias TEXT NOT NULL,
    laget TEXT NOT NULL,
    kilde TEXT NOT NULL,
    kobling TEXT
) STRICT;
CREATE TABLE samarbeidsavtale (
    id TEXT PRIMARY KEY,
    motpart TEXT NOT NULL,
    parter TEXT NOT NULL,
    temaer TEXT NOT NULL,
    egen_psykolog TEXT NOT NULL,
    kommunale_tjenester TEXT NOT NULL,
    tilbud TEXT NOT NULL,
    foelge TEXT NOT NULL,
    uenighet TEXT NOT NULL,
    taushetsplikt TEXT NOT NULL,
    gjelder_fra TEXT,
    gjelder_til TEXT,
    evalueres TEXT,
    evaluert TEXT,
    evaluering TEXT NOT NULL
) STRICT;
CREATE TABLE samtykke (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    samtykketype TEXT NOT NULL,
    gitt INTEGER NOT NULL,
    gitt_av TEXT NOT NULL,
    innhold TEXT NOT NULL,
    mottakere TEXT NOT NULL,
    formaal TEXT NOT NULL,
    dato TEXT NOT NULL,
    gyldig_til TEXT,
    form TEXT NOT NULL,
    barnets_syn TEXT NOT NULL,
    forbehold TEXT NOT NULL,
    avslagsgrunn TEXT NOT NULL,
    spoer_igjen TEXT,
    trukket TEXT,
    trukket_av TEXT NOT NULL
, givere TEXT NOT NULL DEFAULT '[]', anledning TEXT NOT NULL DEFAULT 'generelt', navngitte TEXT NOT NULL DEFAULT '[]', til_flytting INTEGER NOT NULL DEFAULT 0, informasjon TEXT NOT NULL DEFAULT '{"_":"Informasjon","forklart":"","spraak":"","forstaatt":""}', vitne TEXT NOT NULL DEFAULT '', ja_hvis TEXT NOT NULL DEFAULT '', hjalp TEXT NOT NULL DEFAULT '', hjalp_ikke TEXT NOT NULL DEFAULT '', vilkaar TEXT NOT NULL DEFAULT 'alltid', regel TEXT NOT NULL DEFAULT '', overstyring TEXT NOT NULL DEFAULT '', forbehold_opphevet TEXT, tilbaketrekking TEXT NOT NULL DEFAULT '{"_":"Tilbaketrekking","konsekvenser":"","alt_delt":[],"varslet":[]}') STRICT;
CREATE TABLE selvsvar (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    kartlegging_id TEXT NOT NULL,
    begynt TEXT NOT NULL,
    startet_av TEXT NOT NULL,
    avsluttet TEXT
) STRICT;
CREATE TABLE skjemakopi (
    id TEXT PRIMARY KEY,
    skjema_id TEXT NOT NULL,
    versjon TEXT NOT NULL,
    innhold TEXT NOT NULL
) STRICT;
CREATE TABLE slettet_endring (
    nummer INTEGER PRIMARY KEY,
    gruppe INTEGER NOT NULL,
    sletting_id TEXT NOT NULL REFERENCES sletting(id),
    rest_sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE sletting (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL,
    tilstand TEXT NOT NULL,
    protokoll TEXT NOT NULL,
    anmodet TEXT NOT NULL,
    anmodet_av TEXT NOT NULL,
    godkjent_av TEXT NOT NULL,
    godkjenning BLOB NOT NULL,
    rester_sha256 TEXT NOT NULL,
    utfoert TEXT,
    kopier_til TEXT
) STRICT;
CREATE VIRTUAL TABLE soek_avvik USING fts5(
    barn, tekst, content='soek_avvik_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_avvik_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_avvik_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_avvik_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_barn USING fts5(
    barn, tekst, content='soek_barn_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_barn_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_barn_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_barn_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_dokument USING fts5(
    barn, tekst, content='soek_dokument_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_dokument_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_dokument_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_dokument_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_forbehold USING fts5(
    barn, tekst, content='soek_forbehold_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_forbehold_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_forbehold_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_forbehold_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_hendelsesnotat USING fts5(
    barn, tekst, content='soek_hendelsesnotat_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_hendelsesnotat_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_hendelsesnotat_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_hendelsesnotat_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_instrument USING fts5(
    barn, tekst, content='soek_instrument_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_instrument_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_instrument_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_instrument_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_medvirkning USING fts5(
    barn, tekst, content='soek_medvirkning_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_medvirkning_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_medvirkning_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_medvirkning_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_moete USING fts5(
    barn, tekst, content='soek_moete_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_moete_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_moete_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_moete_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_motpart USING fts5(
    barn, tekst, content='soek_motpart_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_motpart_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_motpart_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_motpart_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_nivaabeslutning USING fts5(
    barn, tekst, content='soek_nivaabeslutning_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_nivaabeslutning_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_nivaabeslutning_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_nivaabeslutning_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_notat USING fts5(
    barn, tekst, content='soek_notat_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_notat_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_notat_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_notat_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_oppfoelging USING fts5(
    barn, tekst, content='soek_oppfoelging_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_oppfoelging_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_oppfoelging_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_oppfoelging_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_rolleinnehaver USING fts5(
    barn, tekst, content='soek_rolleinnehaver_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_rolleinnehaver_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_rolleinnehaver_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_rolleinnehaver_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_rutine USING fts5(
    barn, tekst, content='soek_rutine_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_rutine_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_rutine_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_rutine_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_sak USING fts5(
    barn, tekst, content='soek_sak_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_sak_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_sak_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_sak_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_samarbeidsavtale USING fts5(
    barn, tekst, content='soek_samarbeidsavtale_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_samarbeidsavtale_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_samarbeidsavtale_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_samarbeidsavtale_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_samtykke USING fts5(
    barn, tekst, content='soek_samtykke_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_samtykke_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_samtykke_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_samtykke_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_stoppunkt USING fts5(
    barn, tekst, content='soek_stoppunkt_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_stoppunkt_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_stoppunkt_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_stoppunkt_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_svar USING fts5(
    barn, tekst, content='soek_svar_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_svar_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_svar_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_svar_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_tema USING fts5(
    barn, tekst, content='soek_tema_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_tema_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_tema_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_tema_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE soek_veiledning USING fts5(
    barn, tekst, content='soek_veiledning_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE 'soek_veiledning_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'soek_veiledning_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'soek_veiledning_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE stegkryss (
    id TEXT PRIMARY KEY,
    dato TEXT NOT NULL,
    av TEXT NOT NULL
) STRICT;
CREATE TABLE stoppunkt (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    dato TEXT NOT NULL,
    eier TEXT NOT NULL,
    ses_igjen TEXT NOT NULL,
    fakta TEXT NOT NULL,
    barnet_sier TEXT NOT NULL,
    konklusjon TEXT NOT NULL,
    mangler TEXT NOT NULL,
    lest_sammen INTEGER NOT NULL,
    kartlegging_id TEXT NOT NULL,
    bedring_barn TEXT,
    bedring_ansatt TEXT
, beslutning TEXT NOT NULL DEFAULT '', burde_vaert_med TEXT NOT NULL DEFAULT '[]', burde_ogsaa TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE svar (
    id TEXT PRIMARY KEY,
    kartlegging_id TEXT NOT NULL REFERENCES kartlegging(id),
    sti TEXT NOT NULL,
    svar TEXT NOT NULL,
    gitt TEXT NOT NULL,
    gitt_av TEXT NOT NULL
) STRICT;
CREATE TABLE svarretting (
    id TEXT PRIMARY KEY,
    kartlegging_id TEXT NOT NULL REFERENCES kartlegging(id),
    sti TEXT NOT NULL,
    svar TEXT NOT NULL,
    gitt TEXT,
    gitt_av TEXT NOT NULL,
    rettet TEXT NOT NULL,
    rettet_av TEXT NOT NULL,
    grunn TEXT NOT NULL
) STRICT;
CREATE TABLE tema (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    tekst TEXT NOT NULL,
    reist TEXT NOT NULL,
    reist_av TEXT NOT NULL,
    kilde TEXT NOT NULL,
    lukket TEXT,
    stoppunkt_id TEXT NOT NULL,
    konklusjon TEXT NOT NULL
) STRICT;
CREATE TABLE utboks (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    dokument_id TEXT NOT NULL REFERENCES dokument(id),
    motpart_id TEXT NOT NULL REFERENCES motpart(id),
    mottaker_orgnr TEXT NOT NULL,
    tilstand TEXT NOT NULL,
    kjede_id TEXT NOT NULL,
    epoke TEXT NOT NULL,
    loepenr INTEGER NOT NULL,
    opprettet TEXT NOT NULL,
    grunnlag TEXT NOT NULL,
    grunnlag_vurdert TEXT NOT NULL,
    forseglet BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    filer TEXT NOT NULL,
    forsoek INTEGER NOT NULL,
    siste_feil TEXT NOT NULL,
    transport_ref TEXT NOT NULL,
    overfoert TEXT,
    registrert TEXT,
    kvittering BLOB NOT NULL,
    saksnummer TEXT NOT NULL,
    oppgave TEXT NOT NULL
, vedlegg TEXT NOT NULL DEFAULT '[]') STRICT;
CREATE TABLE utkast (
    bruker_id TEXT NOT NULL,
    noekkel TEXT NOT NULL,
    innhold TEXT NOT NULL,
    tid TEXT NOT NULL,
    PRIMARY KEY (bruker_id, noekkel)
) STRICT;
CREATE TABLE utlevering (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL,
    dokument_id TEXT NOT NULL,
    dokumenttype TEXT NOT NULL,
    mottaker TEXT NOT NULL,
    mottaker_navn TEXT NOT NULL,
    motpart_id TEXT NOT NULL,
    er_utkast INTEGER NOT NULL,
    vedlegg TEXT NOT NULL,
    bekreftet TEXT NOT NULL,
    tilbakekalt TEXT,
    feilsending TEXT
) STRICT;
CREATE TABLE veiledning (
    id TEXT PRIMARY KEY,
    dato TEXT NOT NULL,
    tema TEXT NOT NULL,
    raad TEXT NOT NULL,
    gitt_av TEXT NOT NULL,
    virksomhet TEXT NOT NULL,
    spoersmaal TEXT NOT NULL,
    vi_gjoer TEXT NOT NULL
) STRICT;
CREATE TRIGGER logg_kan_ikke_endres BEFORE UPDATE ON logg
BEGIN SELECT RAISE(ABORT, 'logg'); END;
CREATE TRIGGER logg_kan_ikke_slettes BEFORE DELETE ON logg
BEGIN SELECT RAISE(ABORT, 'logg'); END;
CREATE TRIGGER soek_avvik_bort BEFORE DELETE ON avvik
BEGIN INSERT INTO soek_avvik (soek_avvik, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_avvik_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_avvik_etter AFTER UPDATE ON avvik
BEGIN INSERT INTO soek_avvik (rowid, barn, tekst) SELECT * FROM soek_avvik_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_avvik_foer BEFORE UPDATE ON avvik
BEGIN INSERT INTO soek_avvik (soek_avvik, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_avvik_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_avvik_ny AFTER INSERT ON avvik
BEGIN INSERT INTO soek_avvik (rowid, barn, tekst) SELECT * FROM soek_avvik_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_barn_bort BEFORE DELETE ON barn
BEGIN INSERT INTO soek_barn (soek_barn, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_barn_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_barn_etter AFTER UPDATE ON barn
BEGIN INSERT INTO soek_barn (rowid, barn, tekst) SELECT * FROM soek_barn_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_barn_foer BEFORE UPDATE ON barn
BEGIN INSERT INTO soek_barn (soek_barn, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_barn_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_barn_ny AFTER INSERT ON barn
BEGIN INSERT INTO soek_barn (rowid, barn, tekst) SELECT * FROM soek_barn_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_dokument_bort BEFORE DELETE ON dokument
BEGIN INSERT INTO soek_dokument (soek_dokument, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_dokument_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_dokument_etter AFTER UPDATE ON dokument
BEGIN INSERT INTO soek_dokument (rowid, barn, tekst) SELECT * FROM soek_dokument_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_dokument_foer BEFORE UPDATE ON dokument
BEGIN INSERT INTO soek_dokument (soek_dokument, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_dokument_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_dokument_ny AFTER INSERT ON dokument
BEGIN INSERT INTO soek_dokument (rowid, barn, tekst) SELECT * FROM soek_dokument_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_forbehold_bort BEFORE DELETE ON forbehold
BEGIN INSERT INTO soek_forbehold (soek_forbehold, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_forbehold_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_forbehold_etter AFTER UPDATE ON forbehold
BEGIN INSERT INTO soek_forbehold (rowid, barn, tekst) SELECT * FROM soek_forbehold_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_forbehold_foer BEFORE UPDATE ON forbehold
BEGIN INSERT INTO soek_forbehold (soek_forbehold, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_forbehold_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_forbehold_ny AFTER INSERT ON forbehold
BEGIN INSERT INTO soek_forbehold (rowid, barn, tekst) SELECT * FROM soek_forbehold_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_hendelsesnotat_bort BEFORE DELETE ON hendelsesnotat
BEGIN INSERT INTO soek_hendelsesnotat (soek_hendelsesnotat, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_hendelsesnotat_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_hendelsesnotat_etter AFTER UPDATE ON hendelsesnotat
BEGIN INSERT INTO soek_hendelsesnotat (rowid, barn, tekst) SELECT * FROM soek_hendelsesnotat_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_hendelsesnotat_foer BEFORE UPDATE ON hendelsesnotat
BEGIN INSERT INTO soek_hendelsesnotat (soek_hendelsesnotat, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_hendelsesnotat_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_hendelsesnotat_ny AFTER INSERT ON hendelsesnotat
BEGIN INSERT INTO soek_hendelsesnotat (rowid, barn, tekst) SELECT * FROM soek_hendelsesnotat_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_instrument_bort BEFORE DELETE ON instrument
BEGIN INSERT INTO soek_instrument (soek_instrument, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_instrument_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_instrument_etter AFTER UPDATE ON instrument
BEGIN INSERT INTO soek_instrument (rowid, barn, tekst) SELECT * FROM soek_instrument_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_instrument_foer BEFORE UPDATE ON instrument
BEGIN INSERT INTO soek_instrument (soek_instrument, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_instrument_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_instrument_ny AFTER INSERT ON instrument
BEGIN INSERT INTO soek_instrument (rowid, barn, tekst) SELECT * FROM soek_instrument_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_medvirkning_bort BEFORE DELETE ON medvirkning
BEGIN INSERT INTO soek_medvirkning (soek_medvirkning, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_medvirkning_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_medvirkning_etter AFTER UPDATE ON medvirkning
BEGIN INSERT INTO soek_medvirkning (rowid, barn, tekst) SELECT * FROM soek_medvirkning_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_medvirkning_foer BEFORE UPDATE ON medvirkning
BEGIN INSERT INTO soek_medvirkning (soek_medvirkning, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_medvirkning_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_medvirkning_ny AFTER INSERT ON medvirkning
BEGIN INSERT INTO soek_medvirkning (rowid, barn, tekst) SELECT * FROM soek_medvirkning_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_moete_bort BEFORE DELETE ON moete
BEGIN INSERT INTO soek_moete (soek_moete, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_moete_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_moete_etter AFTER UPDATE ON moete
BEGIN INSERT INTO soek_moete (rowid, barn, tekst) SELECT * FROM soek_moete_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_moete_foer BEFORE UPDATE ON moete
BEGIN INSERT INTO soek_moete (soek_moete, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_moete_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_moete_ny AFTER INSERT ON moete
BEGIN INSERT INTO soek_moete (rowid, barn, tekst) SELECT * FROM soek_moete_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_motpart_bort BEFORE DELETE ON motpart
BEGIN INSERT INTO soek_motpart (soek_motpart, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_motpart_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_motpart_etter AFTER UPDATE ON motpart
BEGIN INSERT INTO soek_motpart (rowid, barn, tekst) SELECT * FROM soek_motpart_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_motpart_foer BEFORE UPDATE ON motpart
BEGIN INSERT INTO soek_motpart (soek_motpart, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_motpart_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_motpart_ny AFTER INSERT ON motpart
BEGIN INSERT INTO soek_motpart (rowid, barn, tekst) SELECT * FROM soek_motpart_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_nivaabeslutning_bort BEFORE DELETE ON nivaabeslutning
BEGIN INSERT INTO soek_nivaabeslutning (soek_nivaabeslutning, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_nivaabeslutning_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_nivaabeslutning_etter AFTER UPDATE ON nivaabeslutning
BEGIN INSERT INTO soek_nivaabeslutning (rowid, barn, tekst) SELECT * FROM soek_nivaabeslutning_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_nivaabeslutning_foer BEFORE UPDATE ON nivaabeslutning
BEGIN INSERT INTO soek_nivaabeslutning (soek_nivaabeslutning, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_nivaabeslutning_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_nivaabeslutning_ny AFTER INSERT ON nivaabeslutning
BEGIN INSERT INTO soek_nivaabeslutning (rowid, barn, tekst) SELECT * FROM soek_nivaabeslutning_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_notat_bort BEFORE DELETE ON notat
BEGIN INSERT INTO soek_notat (soek_notat, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_notat_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_notat_etter AFTER UPDATE ON notat
BEGIN INSERT INTO soek_notat (rowid, barn, tekst) SELECT * FROM soek_notat_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_notat_foer BEFORE UPDATE ON notat
BEGIN INSERT INTO soek_notat (soek_notat, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_notat_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_notat_ny AFTER INSERT ON notat
BEGIN INSERT INTO soek_notat (rowid, barn, tekst) SELECT * FROM soek_notat_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_oppfoelging_bort BEFORE DELETE ON oppfoelging
BEGIN INSERT INTO soek_oppfoelging (soek_oppfoelging, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_oppfoelging_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_oppfoelging_etter AFTER UPDATE ON oppfoelging
BEGIN INSERT INTO soek_oppfoelging (rowid, barn, tekst) SELECT * FROM soek_oppfoelging_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_oppfoelging_foer BEFORE UPDATE ON oppfoelging
BEGIN INSERT INTO soek_oppfoelging (soek_oppfoelging, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_oppfoelging_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_oppfoelging_ny AFTER INSERT ON oppfoelging
BEGIN INSERT INTO soek_oppfoelging (rowid, barn, tekst) SELECT * FROM soek_oppfoelging_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_rolleinnehaver_bort BEFORE DELETE ON rolleinnehaver
BEGIN INSERT INTO soek_rolleinnehaver (soek_rolleinnehaver, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_rolleinnehaver_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_rolleinnehaver_etter AFTER UPDATE ON rolleinnehaver
BEGIN INSERT INTO soek_rolleinnehaver (rowid, barn, tekst) SELECT * FROM soek_rolleinnehaver_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_rolleinnehaver_foer BEFORE UPDATE ON rolleinnehaver
BEGIN INSERT INTO soek_rolleinnehaver (soek_rolleinnehaver, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_rolleinnehaver_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_rolleinnehaver_ny AFTER INSERT ON rolleinnehaver
BEGIN INSERT INTO soek_rolleinnehaver (rowid, barn, tekst) SELECT * FROM soek_rolleinnehaver_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_rutine_bort BEFORE DELETE ON rutine
BEGIN INSERT INTO soek_rutine (soek_rutine, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_rutine_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_rutine_etter AFTER UPDATE ON rutine
BEGIN INSERT INTO soek_rutine (rowid, barn, tekst) SELECT * FROM soek_rutine_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_rutine_foer BEFORE UPDATE ON rutine
BEGIN INSERT INTO soek_rutine (soek_rutine, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_rutine_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_rutine_ny AFTER INSERT ON rutine
BEGIN INSERT INTO soek_rutine (rowid, barn, tekst) SELECT * FROM soek_rutine_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_sak_bort BEFORE DELETE ON sak
BEGIN INSERT INTO soek_sak (soek_sak, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_sak_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_sak_etter AFTER UPDATE ON sak
BEGIN INSERT INTO soek_sak (rowid, barn, tekst) SELECT * FROM soek_sak_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_sak_foer BEFORE UPDATE ON sak
BEGIN INSERT INTO soek_sak (soek_sak, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_sak_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_sak_ny AFTER INSERT ON sak
BEGIN INSERT INTO soek_sak (rowid, barn, tekst) SELECT * FROM soek_sak_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_samarbeidsavtale_bort BEFORE DELETE ON samarbeidsavtale
BEGIN INSERT INTO soek_samarbeidsavtale (soek_samarbeidsavtale, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_samarbeidsavtale_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_samarbeidsavtale_etter AFTER UPDATE ON samarbeidsavtale
BEGIN INSERT INTO soek_samarbeidsavtale (rowid, barn, tekst) SELECT * FROM soek_samarbeidsavtale_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_samarbeidsavtale_foer BEFORE UPDATE ON samarbeidsavtale
BEGIN INSERT INTO soek_samarbeidsavtale (soek_samarbeidsavtale, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_samarbeidsavtale_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_samarbeidsavtale_ny AFTER INSERT ON samarbeidsavtale
BEGIN INSERT INTO soek_samarbeidsavtale (rowid, barn, tekst) SELECT * FROM soek_samarbeidsavtale_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_samtykke_bort BEFORE DELETE ON samtykke
BEGIN INSERT INTO soek_samtykke (soek_samtykke, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_samtykke_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_samtykke_etter AFTER UPDATE ON samtykke
BEGIN INSERT INTO soek_samtykke (rowid, barn, tekst) SELECT * FROM soek_samtykke_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_samtykke_foer BEFORE UPDATE ON samtykke
BEGIN INSERT INTO soek_samtykke (soek_samtykke, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_samtykke_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_samtykke_ny AFTER INSERT ON samtykke
BEGIN INSERT INTO soek_samtykke (rowid, barn, tekst) SELECT * FROM soek_samtykke_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_stoppunkt_bort BEFORE DELETE ON stoppunkt
BEGIN INSERT INTO soek_stoppunkt (soek_stoppunkt, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_stoppunkt_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_stoppunkt_etter AFTER UPDATE ON stoppunkt
BEGIN INSERT INTO soek_stoppunkt (rowid, barn, tekst) SELECT * FROM soek_stoppunkt_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_stoppunkt_foer BEFORE UPDATE ON stoppunkt
BEGIN INSERT INTO soek_stoppunkt (soek_stoppunkt, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_stoppunkt_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_stoppunkt_ny AFTER INSERT ON stoppunkt
BEGIN INSERT INTO soek_stoppunkt (rowid, barn, tekst) SELECT * FROM soek_stoppunkt_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_svar_bort BEFORE DELETE ON svar
BEGIN INSERT INTO soek_svar (soek_svar, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_svar_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_svar_etter AFTER UPDATE ON svar
BEGIN INSERT INTO soek_svar (rowid, barn, tekst) SELECT * FROM soek_svar_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_svar_foer BEFORE UPDATE ON svar
BEGIN INSERT INTO soek_svar (soek_svar, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_svar_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_svar_ny AFTER INSERT ON svar
BEGIN INSERT INTO soek_svar (rowid, barn, tekst) SELECT * FROM soek_svar_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_tema_bort BEFORE DELETE ON tema
BEGIN INSERT INTO soek_tema (soek_tema, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_tema_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_tema_etter AFTER UPDATE ON tema
BEGIN INSERT INTO soek_tema (rowid, barn, tekst) SELECT * FROM soek_tema_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_tema_foer BEFORE UPDATE ON tema
BEGIN INSERT INTO soek_tema (soek_tema, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_tema_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_tema_ny AFTER INSERT ON tema
BEGIN INSERT INTO soek_tema (rowid, barn, tekst) SELECT * FROM soek_tema_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_veiledning_bort BEFORE DELETE ON veiledning
BEGIN INSERT INTO soek_veiledning (soek_veiledning, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_veiledning_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_veiledning_etter AFTER UPDATE ON veiledning
BEGIN INSERT INTO soek_veiledning (rowid, barn, tekst) SELECT * FROM soek_veiledning_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_veiledning_foer BEFORE UPDATE ON veiledning
BEGIN INSERT INTO soek_veiledning (soek_veiledning, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_veiledning_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_veiledning_ny AFTER INSERT ON veiledning
BEGIN INSERT INTO soek_veiledning (rowid, barn, tekst) SELECT * FROM soek_veiledning_ord WHERE nummer = new.rowid; END;
CREATE VIEW soek_avvik_ord AS SELECT rowid AS nummer, '' AS barn, hva || char(10) || straks || char(10) || laering || char(10) || meldt_av AS tekst FROM avvik;
CREATE VIEW soek_barn_ord AS SELECT rowid AS nummer, id AS barn, navn || char(10) || identnummer AS tekst FROM barn;
CREATE VIEW soek_dokument_ord AS SELECT rowid AS nummer, barn_id AS barn, replace(dokumenttype, 'oe', 'ø') || char(10) || mottaker_navn || char(10) || coalesce((SELECT group_concat(value, char(10)) FROM json_each(felter)), '') AS tekst FROM dokument;
CREATE VIEW soek_forbehold_ord AS SELECT rowid AS nummer, barn_id AS barn, barnets_ord || char(10) || svar_til_barnet AS tekst FROM forbehold;
CREATE VIEW soek_hendelsesnotat_ord AS SELECT rowid AS nummer, barn_id AS barn, hva || char(10) || coalesce((SELECT group_concat((value ->> 'hvem') || ' ' || (value ->> 'avtalt'), char(10)) FROM json_each(anrop)), '') || char(10) || coalesce(statsforvalter ->> 'hvorfor', '') || char(10) || coalesce(samtale ->> 'barnets_ord', '') AS tekst FROM hendelsesnotat;
CREATE VIEW soek_instrument_ord AS SELECT rowid AS nummer, barn_id AS barn, navn || char(10) || versjon || char(10) || utfoert_av || char(10) || vurdering || char(10) || coalesce((SELECT group_concat(value ->> 'navn', char(10)) FROM json_each(tall)), '') AS tekst FROM instrument;
CREATE VIEW soek_medvirkning_ord AS SELECT rowid AS nummer, barn_id AS barn, coalesce(blokk ->> 'barnet_sa', '') || char(10) || coalesce(blokk ->> 'informert_om', '') || char(10) || coalesce(blokk ->> 'hoert_om', '') || char(10) || coalesce(blokk ->> 'vekt', '') || char(10) || coalesce(blokk ->> 'ville_ikke', '') AS tekst FROM medvirkning;
CREATE VIEW soek_moete_ord AS SELECT rowid AS nummer, '' AS barn, replace(moetetype, 'oe', 'ø') || char(10) || motpart || char(10) || sted || char(10) || coalesce((SELECT group_concat(value ->> 'navn', char(10)) FROM json_each(deltakere)), '') || char(10) || coalesce((SELECT group_concat(value ->> 'virksomhet', char(10)) FROM json_each(deltakere)), '') AS tekst FROM moete;
CREATE VIEW soek_motpart_ord AS SELECT rowid AS nummer, '' AS barn, navn || char(10) || sted || char(10) || kontaktperson || char(10) || telefon AS tekst FROM motpart;
CREATE VIEW soek_nivaabeslutning_ord AS SELECT rowid AS nummer, barn_id AS barn, begrunnelse || char(10) || provd || char(10) || besluttet_av || char(10) || barnets_syn AS tekst FROM nivaabeslutning;
CREATE VIEW soek_notat_ord AS SELECT rowid AS nummer, barn_id AS barn, tekst AS tekst FROM notat;
CREATE VIEW soek_oppfoelging_ord AS SELECT rowid AS nummer, barn_id AS barn, hva || char(10) || behov || char(10) || resultat || char(10) || hvem || char(10) || stedfortreder || char(10) || coalesce(venter ->> 'paa', '') || char(10) || coalesce(vurdering ->> 'tekst', '') AS tekst FROM oppfoelging;
CREATE VIEW soek_rolleinnehaver_ord AS SELECT rowid AS nummer, '' AS barn, navn || char(10) || rolle || char(10) || telefon AS tekst FROM rolleinnehaver;
CREATE VIEW soek_rutine_ord AS SELECT rowid AS nummer, '' AS barn, tittel || char(10) || tekst || char(10) || eier || char(10) || kilde AS tekst FROM rutine;
CREATE VIEW soek_sak_ord AS SELECT rowid AS nummer, barn_id AS barn, tittel || char(10) || alias || char(10) || vet || char(10) || gjoer || char(10) || beslutning AS tekst FROM sak;
CREATE VIEW soek_samarbeidsavtale_ord AS SELECT rowid AS nummer, '' AS barn, motpart || char(10) || coalesce((SELECT group_concat(value ->> 'tekst', char(10)) FROM json_each(temaer)), '') || char(10) || egen_psykolog || char(10) || kommunale_tjenester || char(10) || tilbud || char(10) || evaluering AS tekst FROM samarbeidsavtale;
CREATE VIEW soek_samtykke_ord AS SELECT rowid AS nummer, barn_id AS barn, gitt_av || char(10) || formaal || char(10) || barnets_syn || char(10) || avslagsgrunn || char(10) || ja_hvis || char(10) || hjalp || char(10) || hjalp_ikke || char(10) || vitne || char(10) || overstyring || char(10) || trukket_av || char(10) || coalesce((SELECT group_concat(value, char(10)) FROM json_each(navngitte)), '') || char(10) || coalesce(informasjon ->> 'forklart', '') || char(10) || coalesce(informasjon ->> 'spraak', '') || char(10) || coalesce(informasjon ->> 'forstaatt', '') || char(10) || coalesce(tilbaketrekking ->> 'konsekvenser', '') AS tekst FROM samtykke;
CREATE VIEW soek_stoppunkt_ord AS SELECT rowid AS nummer, barn_id AS barn, barnet_sier || char(10) || konklusjon || char(10) || beslutning || char(10) || mangler || char(10) || burde_ogsaa || char(10) || coalesce((SELECT group_concat(value ->> 'tekst', char(10)) FROM json_each(fakta)), '') AS tekst FROM stoppunkt;
CREATE VIEW soek_svar_ord AS SELECT rowid AS nummer, (SELECT barn_id FROM kartlegging WHERE kartlegging.id = kartlegging_id) AS barn, coalesce(svar ->> 'barnets_ord', '') || char(10) || coalesce(svar ->> 'voksnes_observasjon', '') || char(10) || coalesce((SELECT group_concat(value, char(10)) FROM json_each(svar, '$.verdier') WHERE type = 'text'), '') AS tekst FROM svar WHERE trim(tekst, char(10)) <> '';
CREATE VIEW soek_tema_ord AS SELECT rowid AS nummer, barn_id AS barn, tekst || char(10) || konklusjon AS tekst FROM tema;
CREATE VIEW soek_veiledning_ord AS SELECT rowid AS nummer, '' AS barn, tema || char(10) || spoersmaal || char(10) || raad || char(10) || vi_gjoer || char(10) || gitt_av || char(10) || virksomhet AS tekst FROM veiledning;
