from inquiries.texts.words import Words

_LINK = "\n\nPuò seguire il pacco qui: {tracking_link}"
_NUMBER = "\nIl corriere è {carrier}.\nIl numero di tracciamento è {tracking_number}."

WORDS = Words(
    name="Italiano",
    space=" ",
    subject="Il Suo ordine {order_id}",
    hello="Buongiorno {customer},",
    hello_nobody="Buongiorno,",
    bye="Cordiali saluti\n{shop}",
    states={
        "shipped": "spedito",
        "in_transit": "in viaggio",
        "out_for_delivery": "in consegna",
        "attempted": "consegna tentata",
        "pickup": "da ritirare",
        "held": "trattenuto dal corriere",
        "delayed": "in ritardo",
        "damaged": "danneggiato",
        "lost_by_carrier": "smarrito",
        "returning": "di ritorno da noi",
        "returned": "tornato da noi",
        "delivered": "consegnato",
    },
    drafts={
        "not_shipped": "Il Suo ordine {order_id} è in preparazione e non è ancora partito.\n"
        "L’arrivo è previsto entro il {estimate}.\n"
        "Prima della partenza non c’è un numero di tracciamento; glielo invieremo allora.",
        "overdue": "Il Suo ordine {order_id} doveva arrivare entro il {estimate} e non è ancora partito.\n"
        "|Il Suo ordine {order_id} è in ritardo: non è ancora partito.\n"
        "Ci dispiace e stiamo verificando il motivo.\n\n"
        "Se preferisce non aspettare, ci scriva: La rimborsiamo o inviamo una sostituzione.",
        "cancelled": "Il Suo ordine {order_id} è stato annullato prima della partenza.\n"
        "Non c’è nulla in viaggio. Se desidera ancora gli articoli, ordini di nuovo, per favore.",
        "unfulfillable": "Ci dispiace: il Suo ordine {order_id} non può essere spedito.\n"
        "Conteneva: {items}.\n\n"
        "Preferisce un rimborso, o dobbiamo inviare gli articoli da un altro magazzino appena li "
        "avremo?",
        "partly_unfulfillable": "Ci dispiace: una parte del Suo ordine {order_id} non può essere spedita.\n"
        "Il resto non è interessato.\n\n"
        "Preferisce un rimborso per la parte mancante, o dobbiamo inviarla più tardi?",
        "on_the_way": "Il Suo ordine {order_id} è in viaggio." + _NUMBER + "\n"
        "L’arrivo è previsto entro il {estimate}." + _LINK,
        "no_tracking_yet": "Il Suo ordine {order_id} ha lasciato il nostro magazzino.\n"
        "Di solito il tracciamento mostra il primo evento entro un giorno." + _NUMBER + "\n"
        "L’arrivo è previsto entro il {estimate}.\n\n"
        "Guardi di nuovo domani, per favore: {tracking_link}",
        "no_scans": "Il Suo ordine {order_id} ha lasciato il nostro magazzino e il corriere non mostra ancora "
        "alcun evento.\n"
        "È partito il {shipped_on}." + _NUMBER + "\n\n"
        "Alcuni corrieri non comunicano nulla prima della consegna. Lo teniamo d’occhio e Le "
        "scriveremo di nuovo.\n"
        "L’arrivo è previsto entro il {estimate}.",
        "delayed": "Il corriere comunica che il Suo ordine {order_id} è in ritardo, e ci dispiace.\n"
        "Ora l’arrivo è previsto entro il {estimate}." + _NUMBER + _LINK,
        "attempted": "Il corriere ha tentato di consegnare il Suo ordine {order_id} e non ha trovato nessuno.\n"
        "Di solito riprova. Si faccia trovare, per favore, o concordi la consegna con il corriere."
        + _NUMBER
        + _LINK,
        "held": "Il corriere trattiene il Suo ordine {order_id} e ha bisogno di Lei.\n"
        "Lo contatti con il numero di tracciamento, per favore." + _NUMBER + _LINK,
        "pickup": "Il Suo ordine {order_id} La aspetta al punto di ritiro del corriere.\n"
        "Lo ritiri presto, per favore: ciò che non viene ritirato torna da noi." + _NUMBER + _LINK,
        "late": "Il Suo ordine {order_id} arriva più tardi del previsto, e ci dispiace.\n"
        "Doveva arrivare entro il {estimate}." + _NUMBER + "\n\n"
        "La maggior parte dei pacchi in ritardo arriva comunque.\n"
        "Se non è arrivato entro il {waits_until}, ci scriva: La rimborsiamo o inviamo una "
        "sostituzione." + _LINK,
        "lost": "Il Suo ordine {order_id} sembra smarrito, e ci dispiace.\n"
        "Doveva arrivare entro il {estimate}." + _NUMBER + "\n\n"
        "Ci dica che cosa preferisce: un rimborso o una sostituzione.",
        "delivered": "Il corriere indica che il Suo ordine {order_id} è stato consegnato.\n"
        "È avvenuto il {delivered_on}.\n"
        "Come luogo indica: {delivered_to}.\n"
        "Ha firmato {signed_by}." + _NUMBER + "\n\n"
        "Se non lo trova, guardi vicino all’ingresso, chieda ai vicini e in famiglia, e poi ci "
        "scriva, per favore.",
        "damaged": "Ci dispiace che il Suo ordine {order_id} sia stato danneggiato.\n\n"
        "Ci invii, per favore, foto dell’articolo intero con il danno, della scatola e di tutte le "
        "etichette di spedizione. Conservi tutto finché non avremo risposto.\n\n"
        "Poi La rimborsiamo o inviamo una sostituzione.",
        "coming_back": "Non è stato possibile consegnare il Suo ordine {order_id}, che sta tornando da noi.\n"
        "Ci dispiace." + _NUMBER + "\n\n"
        "Ci comunichi l’indirizzo giusto se desidera che lo inviamo di nuovo, o ci dica che "
        "preferisce un rimborso.",
        "return_asked": "Abbiamo richiesto il reso del Suo ordine {order_id}.\n"
        "Riceverà il documento con l’indirizzo appena sarà disponibile.\n\n"
        "Non invii nulla prima, per favore: un pacco senza il documento non viene accettato.",
        "return_how": "Può restituire il Suo ordine {order_id}.\n"
        "Il Suo numero di reso (RMA) è {rma}.\n\n"
        "Stampi il documento RMA, metta la distinta dentro il pacco e applichi l’etichetta "
        "all’esterno. Un pacco senza la distinta non viene accettato.",
        "return_done": "Il reso del Suo ordine {order_id} è arrivato ed è stato elaborato.\n"
        "Aveva il numero {rma}.\n\n"
        "Grazie per la restituzione.",
        "refund_made": "Abbiamo rimborsato il Suo ordine {order_id}.\n"
        "L’importo è {refund_amount}.\n"
        "È avvenuto il {refund_date}.\n"
        "Il nostro riferimento è {refund_reference}.\n\n"
        "Possono passare alcuni giorni prima che appaia sul Suo conto.",
        "replacement_sent": "Le inviamo una sostituzione per il Suo ordine {order_id}.\n"
        "Il suo numero è {replacement_order}.\n\n"
        "Riceverà il numero di tracciamento appena sarà partita.",
    },
)
